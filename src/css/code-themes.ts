import type { PrismTheme } from 'prism-react-renderer';

/**
 * Names of colors, which custom.css gives for light and dark: code is highlighted once, on the server, and knows no theme.
 * Every color keeps at least 4.5:1 against its background.
 */
export const codeTheme: PrismTheme = {
  plain: { color: 'var(--cs-code)', backgroundColor: 'var(--cs-code-paper)' },
  styles: [
    { types: ['comment', 'prolog'], style: { color: 'var(--cs-code-comment)', fontStyle: 'italic' } },
    { types: ['string', 'attr-value', 'char'], style: { color: 'var(--cs-code-string)' } },
    { types: ['number', 'boolean', 'constant', 'null'], style: { color: 'var(--cs-code-number)' } },
    { types: ['keyword', 'operator', 'selector', 'function'], style: { color: 'var(--cs-code-keyword)' } },
    {
      types: ['property', 'attr-name', 'parameter', 'variable', 'tag'],
      style: { color: 'var(--cs-code-name)' },
    },
    { types: ['punctuation'], style: { color: 'var(--cs-code-punctuation)' } },
  ],
};
