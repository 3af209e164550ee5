import { anchorOfAddress } from '../../browser/address';

/** An operation that opens goes on growing: its form, its examples and the ids it is offered come one after the other. */
const QUIET_MS = 1500;
const LONGEST_MS = 8000;
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Swagger UI's own scrolling aims before the page has its height, and past the bar at its top. */
export const linkedOperationPlugin = {
  statePlugins: { layout: { wrapActions: { scrollToElement: () => () => undefined } } },
};

/** Id of the element that the address names, as in `#/Orders/createOrders`; null where it names none. */
function targetOfAddress(): string | null {
  const [start, tag, operationId, ...rest] = anchorOfAddress().split('/');
  if (start !== '' || !tag || rest.length > 0) return null;
  const section = tag.replaceAll(' ', '_');
  return operationId ? `operations-${section}-${operationId}` : `operations-tag-${section}`;
}

/**
 * Brings the operation that the address names to the top of the window, below the bar, and moves the focus to it. It stays
 * there while what stands above it and in it gets its height, until a person does something.
 * @returns a way to stop.
 */
export function showLinkedOperation(root: Element): () => void {
  const id = targetOfAddress();
  if (id === null) return () => {};
  const target = () => root.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  let hasFocus = false;
  let quiet = 0;

  const show = () => {
    const found = target();
    if (!found) return;
    if (!hasFocus) found.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    hasFocus = true;
    found.scrollIntoView({ block: 'start', behavior: 'instant' });
    window.clearTimeout(quiet);
    quiet = window.setTimeout(stop, QUIET_MS);
  };
  const grows = new ResizeObserver(show);
  const appears = new MutationObserver(() => hasFocus || show());
  const longest = window.setTimeout(() => stop(), LONGEST_MS);
  const stop = () => {
    grows.disconnect();
    appears.disconnect();
    for (const act of ACTS) window.removeEventListener(act, stop, { capture: true });
    window.clearTimeout(quiet);
    window.clearTimeout(longest);
  };
  for (const act of ACTS) window.addEventListener(act, stop, { capture: true, passive: true });
  grows.observe(document.body);
  appears.observe(root, { childList: true, subtree: true });
  return stop;
}
