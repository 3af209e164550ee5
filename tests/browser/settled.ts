import type { Page } from '@playwright/test';

/**
 * Waits until a page has become what a reader gets: its script has taken over, the files it asked for are there, no
 * widget says that it is still loading (`data-loading`), nothing moves, and the browser has twice in a row had nothing
 * to do. There is no clock in it, so a busy machine only makes it later.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
  await page.evaluate(async () => {
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
    const isLoaded = (url: string) => performance.getEntriesByName(url).length > 0;
    const isPending = () =>
      document.readyState !== 'complete' ||
      document.fonts.status !== 'loaded' ||
      document.querySelector('[data-loading], .swagger-ui .loading-container') !== null ||
      [...document.scripts].some(({ src }) => src !== '' && !isLoaded(src)) ||
      document.getAnimations().some(({ playState, effect }) => {
        return playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
      });
    let changes = 0;
    const watch = new MutationObserver(() => changes++);
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let quiet = 0; quiet < 2; ) {
      const before = changes;
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
