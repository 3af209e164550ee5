import { describe, expect, it } from 'vitest';
import type { ComplianceTopic, StorefrontPage } from '../types';
import { countrySheets } from './countries';

const fact = (id: string, places?: string[], level: 'required' | 'informational' = 'required') => ({
  id,
  text: `Do ${id}.`,
  level,
  by: 'connector' as const,
  origin: ['law' as const],
  ...(places === undefined ? {} : { places }),
});
const topics: ComplianceTopic[] = [
  {
    id: 'taxes',
    number: 1,
    title: 'Taxes',
    announced: true,
    summary: 'Pay.',
    facts: [
      fact('all'),
      fact('good-to-know', undefined, 'informational'),
      fact('union', ['eu']),
      fact('german', ['germany'], 'informational'),
      fact('both', ['eu', 'germany']),
      fact('mexican', ['mexico']),
    ],
  },
];
const pages: StorefrontPage[] = [
  {
    id: 'help',
    title: 'Help',
    displays: [
      {
        id: 'button',
        what: 'Offer it.',
        level: 'required',
        when: 'Subscriptions',
        origin: ['law'],
        by: 'both',
        places: ['germany'],
      },
      { id: 'contact', what: 'Name it.', level: 'required', when: 'always', origin: ['law'], by: 'store' },
    ],
  },
];
const file = {
  regions: [{ id: 'eu', name: 'European Union' }],
  countries: [
    { id: 'germany', name: 'Germany', code: 'DE', within: ['eu'] },
    { id: 'eu-rest', name: 'European Union', within: ['eu'] },
    { id: 'mexico', name: 'Mexico', code: 'MX', within: [] },
  ],
};
const sheets = Object.fromEntries(countrySheets(file, topics, pages).map((sheet) => [sheet.id, sheet]));
const idsOf = (country: string) => sheets[country]?.parts.map(({ id, rows }) => [id, rows.map((row) => row.id)]) ?? [];

describe('the sheet of a country', () => {
  it('has its own duties, those of its region and those of every country, each once', () => {
    expect(idsOf('germany')).toEqual([
      ['country', ['taxes-german', 'taxes-both', 'help-button']],
      ['eu', ['taxes-union']],
      ['everywhere', ['taxes-all', 'help-contact']],
    ]);
  });

  it('has no duty of another country, and no empty part', () => {
    expect(idsOf('mexico')).toEqual([
      ['country', ['taxes-mexican']],
      ['everywhere', ['taxes-all', 'help-contact']],
    ]);
    expect(idsOf('eu-rest').map(([id]) => id)).toEqual(['eu', 'everywhere']);
  });

  it('leads from each duty to the row that it was taken from, and says when and who', () => {
    const rows = sheets.germany?.parts.flatMap((part) => part.rows) ?? [];
    expect(rows.find(({ id }) => id === 'help-button')).toMatchObject({
      route: '/docs/compliance/walkthrough#help-button',
      when: 'Subscriptions',
      by: 'both',
      subject: 'Help',
    });
    expect(rows.find(({ id }) => id === 'taxes-all')).toMatchObject({ route: '/docs/compliance#taxes-all' });
    expect(rows.find(({ id }) => id === 'help-contact')).not.toHaveProperty('when');
  });
});
