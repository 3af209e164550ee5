import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/catalog/load/catalog';
import { readSources } from '../../src/catalog/load/sources';

const root = process.cwd();
const sources = readSources(root);
const { regions, countries } = sources.countries[0]?.value ?? { regions: [], countries: [] };
const sheets = buildCatalog(sources, [], []).countrySheets;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const rows = [
  ...sources.compliance.flatMap(({ value }) =>
    value.facts.map(({ id, text, detail = '', places }) => ({ id: `${value.id}.${id}`, says: [text, detail], places })),
  ),
  ...sources.storefront.flatMap(({ value }) =>
    value.pages.flatMap((page) =>
      page.displays.map(({ id, what, when, places }) => ({ id: `${page.id}.${id}`, says: [what, when], places })),
    ),
  ),
];

/** Ways in which a row says that it holds in one place. */
const marks: [RegExp, string][] = [
  [
    /\bIn the EU,|^Applies to the EU\b|^EU\.|^EU and UK|[Cc]onsumers? in the EU|content in the EU|^EU$|^EU and UK,/,
    'eu',
  ],
  [/\bIn the US[, ]|Applies to the US\b|in the US$|^US$|In US stores/, 'united-states'],
  [/EU and UK/, 'united-kingdom'],
  ...countries.map(({ id, name }): [RegExp, string] => [
    new RegExp(`\\bIn ${name},|Applies to .*\\b${name}|^${name}$|in ${name}\\b`),
    id,
  ]),
];

describe('the sheets of countries', () => {
  it('have a page each, which the overview links, as document too', () => {
    const overview = read('docs/compliance/countries/index.mdx');
    for (const { id } of countries) {
      const page = `docs/compliance/countries/${id}.mdx`;
      expect(existsSync(join(root, page)), page).toBe(true);
      expect(read(page)).toContain(`<CountrySheet country="${id}" />`);
      expect(overview).toContain(`](./${id}.mdx)`);
      expect(overview).toContain(`/downloads/compliance-sheet-${id}.docx`);
    }
  });

  it('have something of the country or its region to say', () => {
    const silent = sheets.filter(({ parts }) => parts.every(({ id }) => id === 'everywhere')).map(({ id }) => id);
    expect(silent).toEqual([]);
  });

  it('miss no duty that names a country: the row says so in its places too', () => {
    const missing = rows.flatMap(({ id, says, places = [] }) =>
      marks
        .filter(([mark, place]) => says.some((text) => mark.test(text)) && !places.includes(place))
        .map(([, place]) => `${id}: ${place}`),
    );
    expect(missing).toEqual([]);
  });

  it('name only places that some duty needs', () => {
    const used = new Set(rows.flatMap(({ places = [] }) => places));
    const unused = [...regions, ...countries].filter(({ id }) => id !== 'european-union' && !used.has(id));
    expect(unused.map(({ id }) => id)).toEqual([]);
  });
});

describe('the sheet of Germany', () => {
  const duties = (part: string) =>
    sheets
      .find(({ id }) => id === 'germany')
      ?.parts.find(({ id }) => id === part)
      ?.rows.map(({ id }) => id) ?? [];

  it('has its buttons, its email and its law of renewal', () => {
    expect(duties('country').sort()).toEqual([
      'consumer-information-german-button',
      'consumer-information-german-termination',
      'consumer-information-german-termination-email',
      'help-termination-button',
      'subscriptions-german-renewal',
    ]);
  });

  it('has the duties of the EU, with the withdrawal button on the pages of the store', () => {
    expect(duties('eu')).toEqual(
      expect.arrayContaining(['taxes-and-fees-eu-display', 'help-withdrawal-button', 'review-digital-waiver']),
    );
  });
});
