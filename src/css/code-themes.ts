import type { PrismTheme } from 'prism-react-renderer';

/**
 * The site's own colors, which custom.css gives for light and dark: code is highlighted once, on the server, and knows no theme.
 * Every color keeps at least 4.5:1 against its background.
 */
export const codeTheme: PrismTheme = {
  plain: { color: 'var(--cs-ink)', backgroundColor: 'var(--cs-surface)' },
  styles: [
    { types: ['comment', 'prolog'], style: { color: 'var(--cs-muted)', fontStyle: 'italic' } },
    { types: ['string', 'attr-value', 'char'], style: { color: 'var(--cs-pass)' } },
    { types: ['number', 'boolean', 'constant', 'null'], style: { color: 'var(--cs-review)' } },
    { types: ['keyword', 'operator', 'selector', 'function'], style: { color: 'var(--cs-accent)' } },
    {
      types: ['property', 'attr-name', 'parameter', 'variable', 'tag'],
      style: { color: 'var(--cs-stale)' },
    },
    { types: ['punctuation'], style: { color: 'var(--cs-muted)' } },
  ],
};
