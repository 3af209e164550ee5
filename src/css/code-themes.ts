import type { PrismTheme } from 'prism-react-renderer';

/** Every color here keeps at least 4.5:1 against its background; the palette follows the tokens in custom.css. */
const theme = (
  plain: PrismTheme['plain'],
  c: Record<'comment' | 'string' | 'number' | 'keyword' | 'name' | 'punctuation', string>,
): PrismTheme => ({
  plain,
  styles: [
    { types: ['comment', 'prolog'], style: { color: c.comment, fontStyle: 'italic' } },
    { types: ['string', 'attr-value', 'char'], style: { color: c.string } },
    { types: ['number', 'boolean', 'constant', 'null'], style: { color: c.number } },
    { types: ['keyword', 'operator', 'selector', 'function'], style: { color: c.keyword } },
    { types: ['property', 'attr-name', 'parameter', 'variable', 'tag'], style: { color: c.name } },
    { types: ['punctuation'], style: { color: c.punctuation } },
  ],
});

export const codeThemeLight = theme(
  { color: '#1b1f24', backgroundColor: '#f3f1ea' },
  {
    comment: '#5d6068',
    string: '#1d5c38',
    number: '#7a3e00',
    keyword: '#1b4b91',
    name: '#6a2a6e',
    punctuation: '#4b5058',
  },
);

export const codeThemeDark = theme(
  { color: '#e7e4dc', backgroundColor: '#1b2028' },
  {
    comment: '#a3a7ae',
    string: '#8fd6a8',
    number: '#f0b77a',
    keyword: '#9cc2ff',
    name: '#dfa9e3',
    punctuation: '#b4b8bf',
  },
);
