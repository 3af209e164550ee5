/**
 * Takes card data out of what an earlier version kept, when it found less of it than today. Stores do so once, when they are
 * opened, and remember up to which version of `redactionVersion` they are clean.
 */
import { isObject } from '../../json';
import { redactCardData, redactEntry, redactText } from '../../ledger/redact';
import { withoutClientSecrets } from '../domain/kernel/client-secrets';
import { soundEntry } from './soundness';

export { redactionVersion } from '../../ledger/redact';

/** A source as others hold it: its client secret belongs to the source alone. */
function withoutSecret(source: unknown): unknown {
  if (!isObject(source) || !('clientSecret' in source)) return source;
  const { clientSecret: _, ...rest } = source;
  return rest;
}

/** The same for all copies of sources within a value; the very value where there are none. */
function withoutCopiedSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const inner = Object.entries(value).map(([name, one]) => {
    const list = name === 'sources' && Array.isArray(one) ? one.map(withoutSecret) : one;
    const isSame = list === one || (list as unknown[]).every((source, index) => source === (one as unknown[])[index]);
    const clean = withoutCopiedSecrets(isSame ? one : list);
    changed ||= clean !== one;
    return [name, clean] as const;
  });
  if (!changed) return value;
  return Array.isArray(value) ? inner.map(([, one]) => one) : Object.fromEntries(inner);
}

/** Earlier versions kept whole sources in checkouts, orders and customers, and secrets of every sort in events. */
function withoutForeignSecrets(document: unknown, kind: string): unknown {
  if (kind === 'source') return document;
  return kind === 'event' ? withoutClientSecrets(document) : withoutCopiedSecrets(document);
}

/**
 * A document without card data and without the secrets of others; the very one where it has none. Its own id stays, for
 * others name it.
 */
export function cleanDocument<Document>(document: Document, id: string, kind: string): Document {
  const clean = redactCardData(withoutForeignSecrets(document, kind));
  if (clean === document) return document;
  const named = (document as { id?: unknown } | null)?.id === id ? { ...(clean as object), id } : clean;
  return named as Document;
}

/** An exchange without card data and secrets, or what is left of one that is damaged. */
export function cleanExchange<Kept extends { sequence: number }>(kept: Kept): Kept {
  const entry = soundEntry(kept.sequence, kept);
  if (!entry) return redactCardData(kept) as Kept;
  const clean = redactEntry(entry);
  return clean === entry ? kept : (clean as unknown as Kept);
}

/** The JSON of a document or an exchange, cleaned by `clean`; text that is no JSON is cleaned as a text. */
export function cleanJson(text: string, clean: (value: unknown) => unknown): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redactText(text, { keeps: 'secrets' });
  }
  const cleaned = clean(value);
  return cleaned === value ? text : JSON.stringify(cleaned);
}

/** What a row of a record has as JSON. */
export interface RecordTexts {
  readonly document: string;
  readonly hidden: string;
}

/** @param kind none where the row is set aside */
export function cleanTexts({ document, hidden }: RecordTexts, id: string, kind = ''): RecordTexts {
  const clean = (text: string, ofKind: string) => cleanJson(text, (value) => cleanDocument(value, id, ofKind));
  return { document: clean(document, kind), hidden: clean(hidden, '') };
}
