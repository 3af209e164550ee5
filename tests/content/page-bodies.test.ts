/** Bodies that pages show for calls of the sandbox are bodies that it takes: only what a reader fills in may be missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/catalog/load/pages';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';

interface Refusal {
  errors?: { code?: string; parameter?: string; message: string }[];
}
interface Shown {
  name: string;
  method: string;
  path: string;
  /** The words of the title behind the call, such as "items only". */
  words: string;
  body: string;
}

/** A cart that a part of a body is shown of. */
const cart = { currency: 'USD', items: [{ skuId: 'sample-ebook', price: 10 }] };
const isPart = ({ words }: Shown) => /\bparts?\b|\bonly\b/.test(words);

/** JSON blocks titled with a call: "POST /checkouts", with words behind it or not. Answers, former bodies and inner objects are others. */
const shown: Shown[] = readPages(join(process.cwd(), 'docs')).flatMap(({ file }) => {
  const text = readFileSync(join('docs', file), 'utf8');
  const blocks = text.matchAll(/^( *)```json title="(POST|PUT|PATCH) (\/[^\s",]+)([^"]*)"\n([\s\S]*?)^ *```/gm);
  return [...blocks]
    .filter(([, , , , words = '']) => !/\d{3}|answer|up to|subscriptionInfo of/.test(words))
    .map(([, , method = '', path = '', words = '', body = '']) => ({
      name: `${file}: ${method} ${path}${words}`,
      method,
      path: path.replace(/\{[^}]+\}/g, 'an-id'),
      words,
      body,
    }));
});

const sandbox = createSandbox({
  store: openMemoryStore(),
  accounts: [{ accountId: defaultAccountId, secretKey, publicKey }],
  rateLimit: 0,
  baseUrl: 'http://localhost:4010',
});

/** What refuses a body, but for ids that a reader fills in. */
async function refusalsOf(call: Shown): Promise<string[]> {
  const { method, path } = call;
  const body = isPart(call) ? JSON.stringify({ ...cart, ...(JSON.parse(call.body) as object) }) : call.body;
  const card = path === '/sources' && !body.includes('customerCredit');
  const response = await sandbox.fetch(
    new Request(`http://localhost:4010${path}`, {
      method,
      headers: {
        authorization: `Bearer ${card ? publicKey : secretKey}`,
        'content-type': 'application/json',
      },
      body,
    }),
  );
  if (response.status !== 400 && response.status < 500) return [];
  const { errors = [] } = (await response.json()) as Refusal;
  return errors.map(({ code, message }) => `${code}: ${message}`).filter((text) => !/ not found\.$/.test(text));
}

const wrong = shown.filter(({ words }) => /\bwrong\b/.test(words));
const right = shown.filter((call) => !wrong.includes(call));
const named = (calls: Shown[]) => calls.map((call) => [call.name, call] as const);

describe('bodies on pages', () => {
  it('are many', () => {
    expect(shown.length).toBeGreaterThan(40);
  });

  it.each(named(right))('are taken: %s', async (_name, call) => {
    expect(await refusalsOf(call)).toEqual([]);
  });

  it.each(named(wrong))('are refused where the page says so: %s', async (_name, call) => {
    expect(await refusalsOf(call)).not.toEqual([]);
  });
});
