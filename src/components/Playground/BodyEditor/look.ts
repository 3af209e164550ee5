import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colours of the site, so that light and dark follow by themselves. */
const theme = EditorView.theme({
  '&': { border: '1px solid var(--cs-line)', borderRadius: 'var(--cs-radius)', background: 'var(--cs-surface)' },
  '&.cm-focused': { outline: '2px solid var(--cs-accent)', outlineOffset: '1px' },
  '.cm-scroller': {
    minHeight: '12rem',
    maxHeight: '28rem',
    fontFamily: 'var(--cs-mono)',
    fontSize: '0.8rem',
    lineHeight: '1.55',
  },
  '.cm-content': { caretColor: 'var(--cs-ink)', color: 'var(--cs-ink)' },
  '.cm-gutters': { border: '0', background: 'transparent', color: 'var(--cs-muted)' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '.cm-line span': { fontFamily: 'var(--cs-mono) !important' },
  '.cm-cursor': { borderLeftColor: 'var(--cs-ink)' },
  '.cm-tooltip': {
    maxWidth: 'min(26rem, 90vw)',
    border: '1px solid var(--cs-line)',
    borderRadius: 'var(--cs-radius)',
    background: 'var(--cs-paper)',
    color: 'var(--cs-ink)',
    fontSize: '0.85rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--cs-accent)',
    color: 'var(--cs-accent-ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected] span': { color: 'var(--cs-accent-ink) !important' },
  // On a phone there is room below the list alone.
  '.cm-completionInfo-left-narrow, .cm-completionInfo-right-narrow': {
    top: '100% !important',
    left: '0 !important',
    margin: '2px 0 0',
  },
  '.cm-completionDetail': { color: 'var(--cs-muted)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cs-field': { padding: '0.3rem 0.6rem' },
  '.cs-field p': { margin: '0 0 0.2rem', whiteSpace: 'pre-line' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--cs-fail)' },
});

/** Swagger UI's rules for every `span` are more specific than a class. */
const strongly = (value: string) => `${value} !important`;
const mono = { fontFamily: strongly('var(--cs-mono)') };

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: strongly('var(--cs-accent)'), ...mono },
  { tag: tags.string, color: strongly('var(--cs-pass)'), ...mono },
  { tag: [tags.number, tags.bool, tags.null], color: strongly('var(--cs-review)'), ...mono },
]);

export const look = [theme, syntaxHighlighting(colours)];
