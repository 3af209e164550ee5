import type { Page } from '@playwright/test';

/** How `waitForFunction` looks: by default once a drawn frame, and a window that is not drawn, as happens under load, would wait for ever. */
export const byTimer = { polling: 20 };

/**
 * Waits until a page has become what a reader gets: its script has taken over, the files it asked for are there, no
 * widget says that it is still loading (`data-loading`), what moves is at its end, and the browser has twice in a row had nothing
 * to do. A busy machine only makes it later. A window that the browser stopped drawing has no idle moments: there, two
 * seconds without a change count as one.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true', null, byTimer);
  await page.evaluate(async () => {
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
    const isLoaded = (url: string) => performance.getEntriesByName(url).length > 0;
    const isPending = () =>
      document.readyState !== 'complete' ||
      document.fonts.status !== 'loaded' ||
      document.querySelector('[data-loading], .swagger-ui .loading-container') !== null ||
      [...document.scripts].some(({ src }) => src !== '' && !isLoaded(src));
    // Carried to its end rather than waited for: in a window that is not drawn, nothing moves.
    const endMotion = () => {
      for (const animation of document.getAnimations())
        if (
          animation.playState === 'running' &&
          animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
        )
          animation.finish();
    };
    let changes = 0;
    // A clock never settles: where the window is not drawn, an idle moment takes longer than its next second.
    const isOfAClock = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest('time') != null;
    const watch = new MutationObserver((seen) => {
      if (!seen.every(isOfAClock)) changes++;
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let quiet = 0; quiet < 2; ) {
      const before = changes;
      endMotion();
      await idle();
      quiet = !isPending() && changes === before ? quiet + 1 : 0;
    }
    watch.disconnect();
  });
}

/** Opens a page and waits until it has settled. An address that has no page fails: its error page would pass many a test. */
export async function openPage(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  if (answer && answer.status() >= 400) throw new Error(`${path} answers ${answer.status()}`);
  await settled(page);
}

/** Shows the page in the other scheme, and waits until all of it is drawn so: for a moment a color of one stands on a ground of the other. */
export async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme, byTimer);
  await settled(page);
}
