import type { Page } from '@playwright/test';

interface Counted {
  layoutShift: { sum: number };
}

/** Adds up how far what is on the screen moves by itself, from the first paint on. Asked for before the page is opened. */
export async function watchLayout(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const layoutShift = { sum: 0 };
    Object.assign(window, { layoutShift });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) layoutShift.sum += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as Counted).layoutShift.sum);
}
