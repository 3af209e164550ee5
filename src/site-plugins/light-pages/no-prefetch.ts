/**
 * What Docusaurus' links ask about the browser, answered so that none observes whether it is on the screen. A page has a
 * hundred links; each would observe the window and fetch the page it leads to. They still fetch it when a pointer or a
 * finger comes to them, before the click.
 */
export default {
  canUseDOM: false,
  canUseEventListeners: false,
  canUseIntersectionObserver: false,
  canUseViewport: false,
};
