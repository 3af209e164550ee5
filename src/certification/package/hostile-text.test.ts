import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { form } from './blocks';
import { toMarkdown } from './markdown';
import { toCsv } from './tables';

const read = (csv: string) => parse(csv, { bom: true }) as string[][];

describe('a cell of a CSV', () => {
  it('comes back as it was, whatever it holds', () => {
    const row = ['plain', 'a "quote"', 'comma, comma', 'two\nlines', 'ends in quote"', 'ü ß € 日本', ''];
    expect(read(toCsv({ columns: row.map((_, index) => `c${index}`), rows: [row] }))[1]).toEqual(row);
  });

  it('is never a formula', () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠A']) {
      const [, [written = ''] = []] = read(toCsv({ columns: ['a', 'b'], rows: [[cell, 'x']] }));
      expect(written, cell).toBe(`'${cell}`);
    }
  });

  it('ends its record with CR LF, as RFC 4180 says', () => {
    expect(toCsv({ columns: ['a', 'b'], rows: [['1', '2']] })).toBe('\uFEFFa,b\r\n1,2\r\n');
  });
});

describe('a cell of a Markdown table', () => {
  it('stays in its cell and is not read as markup', () => {
    const text = toMarkdown({
      name: 'n',
      title: 't',
      blocks: [form(['A', 'B'], [['a | b', '<b>x</b> *y* [z](u)\nnext']])],
    });
    expect(text.split('\n')[2]).toBe('| a \\| b | \\<b\\>x\\</b\\> \\*y\\* \\[z\\](u)<br>next |');
  });

  it('is not left at a line break of an old system, and shows an entity as it was typed', () => {
    const text = toMarkdown({ name: 'n', title: 't', blocks: [form(['A'], [['a\rb\r\nc &lt; ~~d~~ R&D']])] });
    expect(text.split(/[\n\r]/)[2]).toBe('| a<br>b<br>c \\&lt; \\~\\~d\\~\\~ R&D |');
  });
});
