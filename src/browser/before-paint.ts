/**
 * A script for the place that it stands in. A page is rendered before anyone knows its address: where that names something
 * (`#/…`), the place has `data-opening` from the first paint on, so that what is opened there has its room, and nothing tells the
 * reader to choose what is chosen.
 */
export const markAddressBeforePaint =
  "if(location.hash.startsWith('#/'))document.currentScript.parentElement.dataset.opening=''";
