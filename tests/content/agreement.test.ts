import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/catalog/load/pages';
import { readReference } from '../../src/catalog/load/reference';
import { readSources } from '../../src/catalog/load/sources';

const root = process.cwd();
const { tables } = readReference(root);
const rows = (name: string) => tables.find((table) => table.name === name)?.rows ?? [];
const sources = readSources(root);
const page = (name: string) => readFileSync(join(root, 'docs', `${name}.mdx`), 'utf8');

describe('key event types', () => {
  const core = rows('event-types')
    .filter((row) => row.core === true && row.lowCode === false)
    .map((row) => String(row.type))
    .sort();

  it('are 21 for an order that a connector creates, and one more for a low-code checkout', () => {
    expect(core).toHaveLength(21);
    expect(core).toContain('order.refunded');
    expect(rows('event-types').filter((row) => row.lowCode === true)).toMatchObject([
      { type: 'checkout_session.order.created', core: true },
    ]);
  });

  it('are the same in the table, in the checklist item and in the body that its page shows', () => {
    const items = sources.checklists.flatMap(({ value }) => value.items);
    const item = items.find(({ id }) => id === 'x.webhook-key-events');
    expect([...(item?.events ?? [])].sort()).toEqual(core);
    const [, body = '{}'] =
      /depth-x-webhook-key-events[\s\S]*?```json title="POST \/webhooks"\n([\s\S]*?)```/.exec(
        page('checklists/supplementary'),
      ) ?? [];
    expect((JSON.parse(body) as { types: string[] }).types.sort()).toEqual(core);
  });
});

describe('the table of API calls', () => {
  it('names where its calls were seen, as many as it has', () => {
    const { origin, rows: calls } = tables.find(({ name }) => name === 'endpoints') ?? { origin: '', rows: [] };
    const seen = (...places: string[]) => calls.filter(({ source }) => places.includes(String(source))).length;
    const numbers = [...origin.matchAll(/\b(\d{1,3})\b(?!\d)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual([seen('reference'), seen('callout'), seen('guide', 'client', 'browser')]);
    expect(new Set(calls.map(({ endpoint }) => endpoint)).size).toBe(calls.length);
  });
});

describe('contract addenda', () => {
  /** Of the published table of supported payment methods; Klarna has two source types. */
  const published = [
    'afterPay',
    'alipay',
    'amazonPay',
    'bankTransfer',
    'blik',
    'bnpParibas',
    'ccAvenue',
    'clearPay',
    'creditInstallment',
    'directDebit',
    'klarnaCredit',
    'klarnaCreditRecurring',
    'msts',
    'onlineBanking',
    'payPalCredit',
    'payco',
    'trustly',
  ];

  it('stand in the table of payment methods: 16 methods', () => {
    const needing = rows('payment-methods').filter((row) => row.addendum === 'yes');
    expect(needing.map((row) => String(row.type)).sort()).toEqual(published);
    expect(new Set(needing.map((row) => String(row.name).replace(/ \(recurring\)$/, ''))).size).toBe(16);
  });

  it('are rendered from the table, and typed nowhere else', () => {
    expect(page('concepts/payments')).toContain("filter={{ addendum: 'yes' }}");
    const facts = sources.compliance.flatMap(({ value }) => value.facts.map(({ text }) => text));
    expect(
      facts.filter((text) => /addendum|addition to the contract/.test(text) && /Klarna,|Afterpay/.test(text)),
    ).toEqual([]);
  });
});

describe('the request limit', () => {
  it('is one number wherever it stands, and the one that the sandbox starts with', () => {
    const [, usual] =
      /'rate-limit': \{[^}]*usual: '(\d+)'/.exec(readFileSync(join(root, 'src/cli/options.mjs'), 'utf8')) ?? [];
    expect(usual).toBe('25');
    const texts = [
      ...readPages(join(root, 'docs')).map(({ file }) => page(file.replace(/\.mdx?$/, ''))),
      JSON.stringify(sources),
    ];
    const said = texts.flatMap((text) =>
      [...text.matchAll(/(\d+)\*{0,2} (?:(?:requests|calls) )?a second/g)].map(([, number]) => number),
    );
    expect([...new Set(said)].sort()).toEqual(['25']);
    expect(page('reference/rate-limits')).toContain(
      `**${usual} requests a second** with a test key and **250** with a live key`,
    );
  });
});
