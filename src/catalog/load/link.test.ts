import { describe, expect, it } from 'vitest';
import { changesFile } from '../schema/changes';
import { checklistFile } from '../schema/checklist';
import { complianceFile } from '../schema/compliance';
import { countriesFile } from '../schema/countries';
import { glossaryFile } from '../schema/glossary';
import { storefrontFile } from '../schema/storefront-page';
import { useCaseFile } from '../schema/use-case';
import { parseSource } from './document';
import { endpointKey, linkProblems } from './link';
import type { CatalogSources, Loaded } from './sources';
import { validate } from './validate';

const known = {
  endpoints: ['POST /skus', 'POST /skus/{id}', 'GET /orders'],
  eventTypes: ['sku.created', 'order.accepted'],
};

const item = (id: string, rest = '') => `
  - id: ${id}
    question: Is it done?
    level: required
    levelBasis: The page says must.
    roles: [dev]
    appliesWhen: Always.
    standard: [Do it.]
    verification: {mode: traffic, rule: It is done.}${rest}`;

function loaded<T>(
  file: string,
  text: string,
  check: (source: ReturnType<typeof parseSource>) => { value: T | null },
): Loaded<T> {
  const source = parseSource(file, text);
  const { value } = check(source);
  if (value === null) throw new Error(`${file} of this test is not valid`);
  return { source, value };
}

interface Parts {
  items?: string;
  terms?: string;
  cases?: string;
  only?: string;
  changes?: string;
}

function sourcesWith(parts: Parts): CatalogSources {
  const checklist = `id: list\norder: 1\ntitle: List\npurpose: A list.\nitems:${parts.items ?? item('a.one')}\n`;
  const terms = `terms:${parts.terms ?? '\n  - {id: sku, term: SKU, origin: docs, definition: A code., tags: [products]}'}\n`;
  const start = 'id: A\nslug: catalog\ntitle: Catalog\npurpose: Products.\nuseCases:\n  - id: UC-A1\n    title: T\n';
  const cases = parts.only
    ? `${start}${parts.only}`
    : `id: A\nslug: catalog\ntitle: Catalog\npurpose: Products.\nuseCases:\n  - id: UC-A1\n    title: T\n    expected: [Done.]\n    steps: [{call: POST /skus, text: Go.}]\n    notInSandbox: All of it.\n${parts.cases ?? ''}`;
  return {
    checklists: [loaded('list.yml', checklist, (source) => validate(source, checklistFile))],
    glossary: [loaded('glossary.yml', terms, (source) => validate(source, glossaryFile))],
    useCases: [loaded('catalog.yml', cases, (source) => validate(source, useCaseFile))],
    useCaseCalls: [],
    process: [],
    compliance: [],
    storefront: [],
    countries: [],
    changes: parts.changes
      ? [loaded('changes.yml', `changes:${parts.changes}`, (source) => validate(source, changesFile))]
      : [],
    problems: [],
  };
}

const problemsOf = (parts: Parameters<typeof sourcesWith>[0]) => linkProblems(sourcesWith(parts), known);

it('finds nothing wrong in a sound catalog', () => {
  const items = item(
    'a.one',
    '\n    endpoints: ["POST /skus/{skuId}", "GET /orders?upstreamIds="]\n    events: [sku.created]',
  );
  expect(problemsOf({ items, cases: '    proves: [a.one]\n' })).toEqual([]);
});

it('guesses an unknown call, event type, item and term', () => {
  const items = item('a.one', '\n    endpoints: [POST /sku]\n    events: [sku.create]');
  const terms =
    '\n  - {id: sku, term: SKU, origin: docs, definition: A code., tags: [products], related: [skus], calls: [/sku]}';
  const problems = problemsOf({ items, terms, cases: '    proves: [a.uno]\n' });
  expect(problems.map(({ what, mend }) => `${what} ${mend}`)).toEqual([
    'Call "POST /sku" does not exist. Did you mean "POST /skus"?',
    'Event type "sku.create" does not exist. Did you mean "sku.created"?',
    'Related term "skus" does not exist. Did you mean "sku"?',
    'Call "/sku" does not exist. Did you mean "/skus"?',
    'Checklist item "a.uno" does not exist. Did you mean "a.one"?',
  ]);
  expect(problems[0]).toMatchObject({ file: 'list.yml', line: 14, record: 'a.one' });
});

it('says where to look when nothing is close', () => {
  const [problem] = problemsOf({ cases: '    proves: [payments.save-source]\n' });
  expect(problem?.mend).toBe('Use one that stands in src/catalog/checklists/.');
});

it('names both places of an id that is used twice', () => {
  const [problem] = problemsOf({ items: item('a.one') + item('a.one') });
  expect(problem).toMatchObject({ record: 'a.one', line: 14, what: 'This id is used twice.' });
  expect(problem?.mend).toContain('list.yml:6');
});

it('a use case must say the group of its file', () => {
  const [problem] = problemsOf({ cases: '    group: B\n' });
  expect(problem?.what).toBe('Group "B" does not exist.');
});

it('a display that names a compliance topic names one that exists', () => {
  const text = (topic: string) =>
    `pages:\n  - id: cart\n    title: Cart\n    displays:\n      - {id: fees, what: Fees., level: required, origin: [law], topic: ${topic}}\n`;
  const topic =
    'id: taxes\nnumber: 1\ntitle: Taxes\nannounced: true\nsummary: Pay.\nfacts:\n  - {id: one, text: Pay., level: required, origin: [law]}\n';
  const problemsWith = (named: string) =>
    linkProblems(
      {
        ...sourcesWith({}),
        compliance: [loaded('taxes.yml', topic, (source) => validate(source, complianceFile))],
        storefront: [loaded('pages.yml', text(named), (source) => validate(source, storefrontFile))],
      },
      known,
    );
  expect(problemsWith('taxes')).toEqual([]);
  expect(problemsWith('tax')[0]?.what).toBe('Topic "tax" does not exist.');
});

it('a duty names only countries and regions that exist', () => {
  const countries =
    'regions: [{id: eu, name: EU}]\ncountries: [{id: germany, name: Germany, code: DE, within: [eu]}]\n';
  const topic = (places: string) =>
    `id: taxes\nnumber: 1\ntitle: Taxes\nannounced: true\nsummary: Pay.\nfacts:\n  - {id: one, text: Pay., level: required, origin: [law], places: [${places}]}\n`;
  const problemsWith = (places: string) =>
    linkProblems(
      {
        ...sourcesWith({}),
        countries: [loaded('countries.yml', countries, (source) => validate(source, countriesFile))],
        compliance: [loaded('taxes.yml', topic(places), (source) => validate(source, complianceFile))],
      },
      known,
    );
  expect(problemsWith('germany, eu')).toEqual([]);
  expect(problemsWith('germani')[0]).toMatchObject({
    file: 'taxes.yml',
    what: 'Place "germani" does not exist.',
    mend: 'Did you mean "germany"?',
  });
});

it('calls are equal whatever their path parameters are called', () => {
  expect(endpointKey('GET /orders/{orderId}?expand=true')).toBe(endpointKey('GET /orders/{id}'));
});

describe('a use case', () => {
  const whatOf = (only: string) => problemsOf({ only }).map(({ record, line, what }) => `${record}:${line} ${what}`);
  const run = '{call: POST /skus, text: Go., expects: {status: 201, body: {weight: 12}}}';

  it('has a request for each call, or says what the sandbox lacks', () => {
    const bare = '    steps: [{call: POST /skus, text: Go.}]\n    expected: [Done.]\n';
    expect(whatOf(bare)).toEqual(['UC-A1:8 This call has no request.']);
    expect(whatOf(`${bare}    notInSandbox: Skus.\n`)).toEqual([]);
    expect(whatOf(`    steps: [${run}]\n    expected: [Done.]\n`)).toEqual([]);
    expect(whatOf(`    steps: [${run}]\n    expected: [Done.]\n    notInSandbox: Skus.\n`)).toEqual([
      'UC-A1:10 Every call has a request, yet the sandbox is said to lack something.',
    ]);
    expect(whatOf('    steps: [{call: null, text: Look.}]\n    expected: [Done.]\n')).toEqual([
      'UC-A1:8 The case has no call.',
    ]);
  });

  it('names only shared calls, paths, events and values that exist', () => {
    const steps = (step: string, expected = 'Done.') =>
      whatOf(`    steps: [{call: POST /skus, text: Go., ${step}}]\n    expected: ["${expected}"]\n`);
    expect(steps('uses: skku')).toEqual(['UC-A1:8 Call "skku" does not exist.']);
    expect(steps('path: /orders, expects: {status: 201}')).toEqual(['UC-A1:8 "/orders" is not a path of POST /skus.']);
    expect(steps('expects: {status: 201}, events: [sku.made]')).toEqual([
      'UC-A1:8 Event type "sku.made" does not exist.',
    ]);
    expect(steps('expects: {status: 201, body: {weight: 12}}', 'It weighs {{1.weight}}.')).toEqual([]);
    expect(steps('expects: {status: 201}', 'It weighs {{1.weight}}.')).toEqual([
      'UC-A1:9 "It weighs {{1.weight}}." asks for a value that no step expects.',
    ]);
  });
});

describe('what became of items', () => {
  const day = 'date: 2026-12-01, what: Another demand.';
  const told = (items: string, ...changes: string[]) =>
    problemsOf({ items, changes: changes.map((change) => `\n  - {${change}, ${day}}`).join('') || ' []' }).map(
      ({ file, line, what }) => `${file}:${line} ${what}`,
    );
  const second = item('a.one', '\n    revision: 2');

  it('is told for each revision, in order, and leads to items that are there', () => {
    const revised = 'kind: revised, item: a.one, revision: 2, normative: true';
    expect(told(second, revised)).toEqual([]);
    expect(told(item('b.one'), 'kind: superseded, item: a.one, by: b.one, normative: false')).toEqual([]);
    expect(told(item('a.one'), revised)).toEqual(['changes.yml:2 "a.one" has revision 1, and the changes lead to 2.']);
    expect(told(second)).toEqual(['changes.yml:1 "a.one" has revision 2, and the changes lead to 1.']);
    expect(told(second, revised.replace('2', '3'))).toContain(
      'changes.yml:2 Revision 3 of "a.one" does not follow the one before.',
    );
  });

  it('gives no id away twice, and no answer to nobody', () => {
    const by = (one: string, other: string) => `kind: superseded, item: ${one}, by: ${other}, normative: false`;
    expect(told(item('a.one'), by('z.old', 'a.two'))).toEqual(['changes.yml:2 Checklist item "a.two" does not exist.']);
    expect(told(item('a.one'), by('z.old', 'a.two'), 'kind: retired, item: a.two')).toEqual([]);
    expect(told(item('a.one'), 'kind: retired, item: a.one')).toEqual([
      'changes.yml:2 "a.one" ended here and is still an item.',
    ]);
    expect(told(item('a.one'), by('z.old', 'a.one'), 'kind: retired, item: z.old')).toEqual([
      'changes.yml:3 "z.old" ended before.',
    ]);
    expect(told(item('a.one'), by('z.old', 'a.one'), by('z.older', 'a.one'))).toEqual([
      'changes.yml:3 Two changes lead to "a.one".',
    ]);
  });
});
