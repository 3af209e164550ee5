/** What pages say the sandbox lacks, it lacks. When a part comes, its line has to go from the page. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownVersions } from '../../src/contract/versions';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';

const [, lead = ''] = /\n---\n([\s\S]*?)\n## /.exec(readFileSync('docs/sandbox/differences.mdx', 'utf8')) ?? [];
const bullets = [...lead.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, part = '']) => part);

/** A call for each part that a bullet may name. */
const callFor: Record<string, string> = {
  'Tax identifiers': 'POST /tax-identifiers',
  Invoices: 'POST /invoices',
  plans: 'POST /plans',
  'Regulatory fees': 'POST /fees',
  'Country specs': 'GET /country-specs?country=DE&sellingEntity=DR_IRELAND-ENTITY',
  Payouts: 'GET /payouts',
  'sales data': 'GET /sales-summaries',
  'returns portal': 'GET /global-returns/orders/create-return-portal-url',
  'SKU groups': 'GET /sku-groups',
};

const sandbox = createSandbox({
  store: openMemoryStore(),
  accounts: [{ accountId: defaultAccountId, secretKey, publicKey }],
  rateLimit: 0,
  baseUrl: 'http://localhost:4010',
});

async function answerTo(call: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const [method = '', path = ''] = call.split(' ');
  const response = await sandbox.fetch(
    new Request(`http://localhost:4010${path}`, {
      method,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json', ...headers },
      ...(method === 'POST' ? { body: '{}' } : {}),
    }),
  );
  return { status: response.status, text: await response.text() };
}

describe('the page on differences', () => {
  it('leads with the parts that are missing, and names none that answers', async () => {
    expect(bullets.length).toBeGreaterThan(0);
    for (const [part, call] of Object.entries(callFor)) {
      const { status, text } = await answerTo(call);
      const isMissing = status === 404 && text.includes('There is nothing at');
      const isNamed = bullets.some((bullet) => bullet.includes(part));
      expect(isNamed, `${part}: docs/sandbox/differences.mdx must name it as missing just where it is`).toBe(isMissing);
    }
  });
});

describe('the page on versions', () => {
  const page = readFileSync('docs/reference/versioning.mdx', 'utf8');

  it('says that the sandbox speaks every version, and it does', async () => {
    expect(page).toContain('The sandbox speaks all six versions');
    expect(knownVersions).toHaveLength(6);
    for (const version of knownVersions)
      expect((await answerTo('GET /skus', { 'digitalriver-version': version })).status, version).toBe(200);
  });

  it('says what happens to a date that is no version', async () => {
    expect(page).toContain('A date that is no version gets 400 `invalid_parameter`');
    const { status, text } = await answerTo('GET /skus', { 'digitalriver-version': '2021-12-14' });
    expect([status, text.includes('"invalid_parameter"')]).toEqual([400, true]);
  });
});
