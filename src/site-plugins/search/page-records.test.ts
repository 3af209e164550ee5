import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { recordsOf } from './page-records';
import { siteRecords } from './site-records';

const page = (content: string, description = '') =>
  `<html><head><meta name="description" content="${description}"></head><body><main><div class="markdown"><h1>A page</h1>${content}</div></main></body></html>`;
const read = (content: string) => recordsOf(load(page(content)), '/docs/page');
const textOf = (content: string, kind = 'page') => read(content).find((record) => record.kind === kind)?.text;

const prose = `<table><thead><tr><th>Country<th>Order button<th>Price</thead>
  <tbody><tr><td>Germany<td data-label="Order button">Pay now<td data-label="Price">With VAT</table>`;
const linked = `<table><thead><tr><th>Code<th>Status<th>Meaning</thead><tbody>
  <tr id="g"><th colspan="3">A group</th></tr>
  <tr id="codes-bad"><th><a aria-label="Link to this row: codes-bad">#</a><code>bad_<wbr>request</code>
  <td><span>Status</span>400<td><span>Meaning</span><span>Cannot</span><span>be used</span></table>`;

describe('a built page', () => {
  it('is found by its description and by its sections', () => {
    const records = recordsOf(
      load(page('<p>First.</p><h2 id="more">More<a class="hash-link">#</a></h2><p>Then.</p>', 'In short.')),
      '/docs/page/',
    );
    expect(records).toMatchObject([
      { kind: 'page', title: 'A page', text: 'In short.\nFirst.', route: '/docs/page/' },
      { kind: 'section', title: 'More', page: 'A page', text: 'Then.', route: '/docs/page#more' },
    ]);
  });

  it('tells each row of a table with the headers above its cells', () => {
    expect(textOf(prose)).toBe('Germany: Order button Pay now; Price With VAT');
  });

  it('makes a row with an anchor a record of its own, without what only a phone shows', () => {
    expect(read(linked).filter(({ kind }) => kind === 'row')).toMatchObject([
      { title: 'bad_request', text: 'Status 400; Meaning Cannot be used', route: '/docs/page#codes-bad' },
    ]);
    expect(textOf(linked)).toBe('');
  });

  it('keeps the text of an entry that holds a list, once', () => {
    expect(textOf('<ul><li>Outer<ul><li>Inner</li></ul></li></ul>')).toBe('Outer\nInner');
    expect(textOf('<ul><li><p>Only</p></li></ul>')).toBe('Only');
  });

  it('keeps a command whole, and the punctuation around what is marked', () => {
    const line = '<div><span>npx</span><span> connector</span><span>-</span><span>standards</span></div>';
    expect(textOf(`<ul><li>Start it:<div><pre><code>${line}</code></pre></div></li></ul>`)).toBe(
      'Start it:\nnpx connector-standards',
    );
    expect(textOf('<p>A <em>term</em>, (<span>whole</span>).</p>')).toBe('A term, (whole).');
  });

  it('leaves out links to other pages, data, and what is marked', () => {
    expect(textOf('<pre>npx check --all</pre><pre>{ "a": 1 }</pre><p data-search-skip>No</p>')).toBe('npx check --all');
    expect(read('<h2 id="related">Related pages</h2><ul><li>Refunds</li></ul>')).toHaveLength(1);
  });

  it('finds a call by method and path, and its fields once for the whole page', () => {
    const fields = (rows: string, first = 'Field') =>
      `<table><thead><tr><th>${first}<th>Type<th>What to know</thead><tbody>${rows}</table>`;
    const records = read(`
      <h2 id="listRefunds">List refunds</h2><p><code>GET /refunds</code> · secret key</p><p>Newest first.</p>
      ${fields('<tr><td>reason<td>query<td>Only these.', 'Parameter')}<p><strong>Checklist:</strong> some item</p>
      <h2 id="createRefunds">Create a refund</h2><p><code>POST /refunds</code> · secret key</p><p>Money goes back.</p>
      ${fields('<tr><td>reason<td>string<td>Why.')}
      <h3 id="model-Refund">Refund</h3>${fields('<tr><td>reason<td>string<td>Why.')}`);
    expect(records.slice(1)).toMatchObject([
      { kind: 'operation', title: 'List refunds', names: ['GET /refunds', 'listRefunds'], text: 'Newest first.' },
      {
        kind: 'operation',
        title: 'Create a refund',
        names: ['POST /refunds', 'createRefunds'],
        text: 'Money goes back.',
      },
      { kind: 'model', title: 'Refund' },
      {
        kind: 'field',
        title: 'reason',
        text: 'List refunds: query; Only these.\nCreate a refund, Refund: string; Why.',
        route: '/docs/page#createRefunds',
      },
    ]);
  });
});

describe('the whole site', () => {
  const table = (id: string) =>
    `<table><thead><tr><th>Card<th>Effect</thead><tbody><tr id="${id}"><td>4111<td>Pays</table>`;

  it('gives each row once, from where it is not folded away, and not where the catalog tells it', () => {
    const built = [
      { route: '/base/docs/declines', html: page(`<details>${table('cards-4111')}</details>`) },
      { route: '/base/docs/data', html: page(table('cards-4111')) },
      { route: '/base/docs/errors/', html: page(table('told')) },
    ];
    const told = { kind: 'error-code' as const, title: 'told', names: [], text: '', route: '/docs/errors#told' };
    const records = siteRecords(
      built.flatMap(({ html, route }) => recordsOf(load(html), route)),
      [told],
      '/base/',
    );
    expect(records.filter(({ kind }) => kind === 'row').map(({ route }) => route)).toEqual([
      '/base/docs/data#cards-4111',
    ]);
    expect(records.at(-1)).toMatchObject({ kind: 'error-code', page: 'A page', route: '/base/docs/errors#told' });
  });
});
