import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What the page's sample exports. */
interface Sample {
  isGenuine(header: unknown, rawBody: Buffer, tokens: readonly (string | undefined)[], now?: number): boolean;
  receive(delivery: {
    header: unknown;
    rawBody: Buffer;
    tokens: readonly string[];
    insert: (id: string) => Promise<boolean>;
    work: (event: unknown) => void;
    now?: number;
  }): Promise<number>;
}

const folder = mkdtempSync(join(tmpdir(), 'signature-'));
let sample: Sample;

/** The code as a reader copies it from the page. */
function codeOfThePage(): string {
  const page = readFileSync('docs/webhooks/signature.mdx', 'utf8');
  const [, code] = /```js title="signature\.mjs"\n([\s\S]*?)```/.exec(page) ?? [];
  if (code === undefined) throw new Error('docs/webhooks/signature.mdx has no block titled signature.mjs.');
  return code;
}

beforeAll(async () => {
  const file = join(folder, 'signature.mjs');
  writeFileSync(file, codeOfThePage());
  sample = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Sample;
});
afterAll(() => rmSync(folder, { recursive: true }));

const token = 'whsec_1';
const now = Date.UTC(2026, 10, 26, 12);
const minute = 60_000;
const rawBody = Buffer.from('{"id":"event-1","type":"order.accepted","data":{"object":{"name":"Müller"}}}');

function signed(time: number | string, key = token, body: Buffer = rawBody): string {
  return `${time}, ${createHmac('sha256', key).update(`${time}.`).update(body).digest('base64')}`;
}

describe('the sample that checks a webhook signature', () => {
  it.each([
    ['in milliseconds', signed(now)],
    ['in seconds', signed(now / 1000)],
    ['four minutes old', signed(now - 4 * minute)],
    ['four minutes ahead, as a clock may be', signed(now + 4 * minute)],
  ])('accepts a good signature with a time %s', (_, header) => {
    expect(sample.isGenuine(header, rawBody, [token], now)).toBe(true);
  });

  it.each([
    ['old', signed(now - 6 * minute)],
    ['far ahead', signed(now + 6 * minute)],
    ['no number', signed('yesterday')],
    ['empty', signed('')],
    ['infinite', signed('Infinity')],
    ['in exponent form', signed('1.7958e12')],
    ['hexadecimal', signed(`0x${now.toString(16)}`)],
    ['signed and padded', signed(` ${now}`)],
  ])('refuses a time that is %s, even when the signature over it is right', (_, header) => {
    expect(sample.isGenuine(header, rawBody, [token], now)).toBe(false);
  });

  it.each([
    ['of another token', signed(now, 'whsec_2')],
    ['of another body', signed(now, token, Buffer.from('{}'))],
    ['of another time', signed(now - minute).replace(/^\d+/, String(now))],
    ['cut short', signed(now).slice(0, -8)],
    ['that is missing', String(now)],
    ['that is empty', `${now}, `],
    ['with others beside it, none of which is right', `${signed(now, 'whsec_2')}, more`],
    ['in a header that is missing', undefined],
    ['in a header that came twice', [signed(now), signed(now)]],
  ])('refuses a signature %s', (_, header) => {
    expect(sample.isGenuine(header, rawBody, [token], now)).toBe(false);
  });

  it('accepts one of several signatures, as there are while the provider rotates the token', () => {
    const [, second = ''] = signed(now, 'whsec_new').split(', ');
    const both = `${signed(now)}, ${second}`;
    for (const known of [token, 'whsec_new']) expect(sample.isGenuine(both, rawBody, [known], now)).toBe(true);
  });

  it('refuses everything while no token is known: an empty token is no key', () => {
    expect(sample.isGenuine(signed(now, ''), rawBody, [''], now)).toBe(false);
    expect(sample.isGenuine(signed(now), rawBody, [], now)).toBe(false);
    expect(sample.isGenuine(signed(now), rawBody, [undefined], now)).toBe(false);
  });

  it('accepts the old token beside the new one while it is rotated', () => {
    expect(sample.isGenuine(signed(now), rawBody, ['whsec_new', token], now)).toBe(true);
  });

  it('works on a replayed delivery once, and not at all on a forged one', async () => {
    const known = new Set<string>();
    const worked: unknown[] = [];
    const insert = async (id: string) => !known.has(id) && Boolean(known.add(id));
    const deliver = (header: string, at = now) =>
      sample.receive({ header, rawBody, tokens: [token], insert, work: (event) => worked.push(event), now: at });
    const good = signed(now);
    expect(await Promise.all([deliver(good), deliver(good)])).toEqual([202, 202]);
    expect(await deliver(good, now + minute)).toBe(202);
    expect(await deliver(good, now + 10 * minute)).toBe(401);
    expect(await deliver(signed(now, 'whsec_2'))).toBe(401);
    expect(worked).toEqual([JSON.parse(rawBody.toString())]);
  });

  it('stands on one page alone: others link to it', () => {
    const supplementary = readFileSync('docs/checklists/supplementary.mdx', 'utf8');
    expect(supplementary).not.toContain('createHmac');
    expect(supplementary).toContain('(../webhooks/signature.mdx#check)');
  });
});
