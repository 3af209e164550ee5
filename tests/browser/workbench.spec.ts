import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible, watchFor } from './observe';
import { openPage, settled } from './settled';

const bad = 'goods: [software]\nsubscriptions: none\n';
const good = 'name: Northern Lights\ngoods: [physical]\nsubscriptions: none\ncountries: [DE]\n';
const yaml = (text: string) => ({
  name: 'connector-profile.yml',
  mimeType: 'application/yaml',
  buffer: Buffer.from(text),
});

test('a team fills in the passport, sees what concerns it and why, and is led gate by gate to what is next', async ({
  page,
}) => {
  const trouble = watchFor(page);
  await openPage(page, '/workbench');
  const next = page.getByRole('region', { name: 'Next' });
  await next.getByRole('link', { name: 'Fill in the passport' }).click();
  await settled(page);

  const sum = page.getByRole('status').filter({ hasText: 'In scope' });
  await expect(sum).toContainText('104 of 104 checklist items');
  await page.getByLabel('Profile file').setInputFiles(yaml(bad));
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed' })).toContainText('Line 1: goods[0]');
  await page.getByLabel('Profile file').setInputFiles(yaml(good));
  await expect(page.getByText('goods: physical (now not said)')).toBeVisible();
  await page.getByRole('button', { name: 'Use what the file says' }).click();
  await expect(page.getByRole('checkbox', { name: 'Goods that are shipped' })).toBeChecked();
  await expect(sum).not.toContainText('104 of 104 checklist items');
  const countries = page.getByLabel('Which countries does it sell to? Add');
  await countries.fill('France, Atlantis');
  await countries.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove France' })).toBeVisible();
  await expect(countries).toHaveValue('Atlantis');
  await expect(page.getByText('Not in the list: Atlantis.')).toBeVisible();
  await page.getByRole('button', { name: /^Out of scope: / }).click();
  await expect(page.getByRole('row').filter({ hasText: 'UC-H2' })).toContainText(
    'The profile says subscriptions: none.',
  );
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as connector-profile.yml' }).click(),
  ]);
  const saved = readFileSync(await file.path(), 'utf8');
  expect(saved).toContain('name: Northern Lights');
  expect(saved).toMatch(/countries:\n {2}- DE\n {2}- FR\n/);

  await page.getByRole('navigation', { name: 'Workbench' }).getByRole('link', { name: 'Overview' }).click();
  await settled(page);
  const phase = page.getByRole('listitem').filter({ hasText: '1 Planning and prerequisites' });
  await expect(phase).toContainText('Enter 0/3');
  const criterion = page.locator('[data-subject="criterion:planning.entry.relationship"]');
  await criterion.getByText('Answer', { exact: true }).click();
  await criterion.getByRole('radio', { name: 'Done', exact: true }).press('Space');
  await expect(criterion).toContainText('Met by claim');
  await expect(phase).toContainText('Enter 1/3');
  await expect(next).toContainText('begins when this is so: Both sides agree on the implementation document.');
  await next.getByRole('link', { name: 'Deliver: Implementation document' }).click();

  const row = page.locator('[data-subject="deliverable:planning.implementation-document"]');
  await expect(row).toBeInViewport();
  await row.getByRole('radio', { name: 'Done', exact: true }).check();
  await expect(row).toContainText('Met by claim');
  const schedule = page.locator('[data-subject="deliverable:planning.schedule"]');
  await schedule.getByText('Add evidence', { exact: true }).click();
  const pdf = { name: 'schedule.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
  await schedule.getByLabel('Files that serve as evidence').setInputFiles(pdf);
  await expect(schedule).toContainText('Met by document');
  await expect(schedule).toContainText('Attached: schedule.pdf.');
  await expectAccessible(page);
  await page.reload();
  await settled(page);
  await expect(row).toContainText('Met by claim');
  await page.getByRole('button', { name: /^Security questions/ }).click();
  const question = page.locator('[data-subject="question:authorization-stop"]');
  await question.getByRole('radio', { name: 'No', exact: true }).check();
  await expect(page.getByRole('status').filter({ hasText: 'are left' })).toContainText('72 of 73 are left');

  await openPage(page, '/');
  const where = page.getByRole('region', { name: 'Where you are' });
  await expect(where.getByRole('link', { name: 'Northern Lights' })).toBeVisible();
  await expect(where.getByRole('link', { name: /^Get from the provider: / })).toBeVisible();
  expect(trouble).toEqual([]);
});
