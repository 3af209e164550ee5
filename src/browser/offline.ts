/** Begins to keep pages to read without a connection, when the page is loaded and idle: nothing of a first visit waits for it. */

const restMs = 3000;
const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? window.requestIdleCallback(work, { timeout: 10_000 }) : setTimeout(work, restMs);

const keeping = () => import('./offline-keeping');

function begin(): void {
  void keeping().then(
    (it) => it.begin(),
    // Without a connection it may not be there: then there is nothing to keep either.
    () => undefined,
  );
}

if (typeof window !== 'undefined' && 'serviceWorker' in navigator)
  window.addEventListener('load', () => setTimeout(() => whenIdle(begin), restMs));

/** Docusaurus calls it after each change of the address: the router loads no page, so the worker has not seen it. */
export function onRouteDidUpdate({ previousLocation }: { previousLocation: object | null }): void {
  if (!previousLocation || !('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return;
  whenIdle(
    () =>
      void keeping().then(
        (it) => it.tell(),
        () => undefined,
      ),
  );
}
