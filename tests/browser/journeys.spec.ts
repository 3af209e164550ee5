import { expect, test } from '@playwright/test';
import { watchFor } from './observe';
import { openPage } from './settled';

test('a product manager goes from the home page to the exit criteria of phase 2 without searching', async ({
  page,
}) => {
  const trouble = watchFor(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'Read the certification process' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Certification process' })).toBeVisible();
  await page.getByRole('link', { name: '2 Development' }).click();
  await expect(page).toHaveURL(/#development$/);
  const phase = page.locator('#development');
  await expect(phase).toBeInViewport();
  await expect(page.getByText(/priority 1/i).first()).toBeVisible();
  await expect(
    page
      .getByRole('heading', { name: /exit/i })
      .or(page.getByText(/^Exit criteria|You leave|Exit/i))
      .first(),
  ).toBeVisible();
  expect(trouble).toEqual([]);
});

test('a product manager finds cost, time, and who does what in a sale two clicks from the start page', async ({
  page,
}) => {
  await openPage(page, '/docs');
  await page.getByRole('main').getByRole('link', { name: 'questions people ask' }).click();
  await expect(page.getByRole('cell', { name: 'What does certification cost?' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Who sends the emails?' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'contact at the provider' }).click();
  await expect(page.getByRole('cell', { name: /Representative, account manager/ })).toBeInViewport();
});
test('a product manager of a subscription shop goes from the start page to the duties in Germany, what is unknown, and a shop worked through', async ({
  page,
}) => {
  await openPage(page, '/docs');
  await page.getByRole('main').getByRole('link', { name: 'compliance sheets' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Germany', exact: true }).click();
  await expect(page).toHaveURL(/\/docs\/compliance\/countries\/germany$/);
  await page.getByRole('main').getByRole('link', { name: 'What is unknown' }).first().click();
  await expect(page.getByRole('cell', { name: /Does a monthly plan count as longer than 30 days/ })).toBeInViewport();
  await page.getByRole('main').getByRole('link', { name: 'A subscription shop in Germany' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A subscription shop in Germany');
  await page.getByRole('main').getByRole('link', { name: 'Termination confirmed' }).click();
  await expect(page.locator('#termination')).toBeInViewport();
});

test('a developer goes from "refund" in the glossary to a refund that runs in the page', async ({ page }) => {
  const trouble = watchFor(page);
  await page.goto('/docs/glossary');
  await page.getByRole('searchbox', { name: /glossary|term/i }).fill('refund');
  const term = page.locator('#refund');
  await expect(term).toBeVisible();
  await term.getByRole('link', { name: 'Refunds', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/refund/i);
  await page.locator('article').getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect(page.locator('article').getByText('As expected').first()).toBeVisible();
  expect(trouble).toEqual([]);
});
