import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRecords, namedRecords, packIndex } from './index-files';
import { type SearchRecord, searchKinds } from './record';

const place = fc.constantFrom('/docs/orders', '/docs/refunds', '/docs/compliance/');
const record = fc
  .record({
    kind: fc.constantFrom(...searchKinds),
    title: fc.string(),
    names: fc.array(fc.string()),
    text: fc.string(),
  })
  .chain((rest) =>
    fc.tuple(place, fc.stringMatching(/^[a-z-]{0,8}$/)).map(([page, anchor]) => placed(rest, page, anchor)),
  );

function placed(rest: Omit<SearchRecord, 'page' | 'route'>, page: string, anchor: string): SearchRecord {
  return { ...rest, page: `Title of ${page}`, route: anchor === '' ? page : `${page}#${anchor}` };
}

const inOrder = (records: SearchRecord[]) => records.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();

describe('the files of the index', () => {
  it('give back every record', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        const { names, rest, restName } = packIndex(records, () => 'rest-1.json');
        const file = JSON.parse(names);
        expect(file.rest).toBe(restName);
        expect(inOrder(allRecords(file, JSON.parse(rest)))).toEqual(inOrder(records));
        const first = inOrder(namedRecords(file).map((one) => ({ ...one, text: '' })));
        expect(first.length).toBeLessThanOrEqual(records.length);
      }),
    );
  });

  it('give the second another name whenever one of the two says something else', () => {
    const nameOf = (text: string) => text;
    const one = placed({ kind: 'page', title: 'A', names: [], text: 'said' }, '/docs/a', '');
    const name = (record: SearchRecord) => packIndex([record], nameOf).restName;
    expect(name({ ...one, title: 'B' })).not.toBe(name(one));
    expect(name({ ...one, text: 'other' })).not.toBe(name(one));
    expect(name({ ...one })).toBe(name(one));
  });
});
