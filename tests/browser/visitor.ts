import { test as base, type Page } from '@playwright/test';
import { watchFor } from './observe';

export const desk = { width: 1280, height: 900 };

interface Visitor {
  page: Page;
  /** What went wrong since the test before: see `watchFor`. */
  trouble: string[];
}

/**
 * One window for all tests of a worker, as a reader has: what pages share is fetched once, and a page that serves many
 * checks is opened once. After a failed test the next one gets a new window.
 */
export const test = base.extend<{ visitor: Visitor }, { window: Visitor }>({
  window: [
    async ({ browser }, use, { project }) => {
      const page = await browser.newPage({ baseURL: project.use.baseURL, viewport: desk });
      await use({ page, trouble: watchFor(page) });
      await page.close();
    },
    { scope: 'worker' },
  ],
  visitor: async ({ window }, use) => {
    window.trouble.length = 0;
    await use(window);
  },
});
