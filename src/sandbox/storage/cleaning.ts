/**
 * Takes card data out of what an earlier version kept, when it found less of it than today. Stores do so once, when they are
 * opened, and remember up to which version of `redactionVersion` they are clean.
 */
import { redactCardData, redactExchange, redactText } from '../../ledger/redact';
import { soundExchange } from './soundness';

export { redactionVersion } from '../../ledger/redact';

/** A document without card data; the very one where it has none. Its own id stays, for others name it. */
export function cleanDocument<Document>(document: Document, id: string): Document {
  const clean = redactCardData(document);
  if (clean === document) return document;
  const named = (document as { id?: unknown } | null)?.id === id ? { ...(clean as object), id } : clean;
  return named as Document;
}

/** An exchange without card data and secrets, or what is left of one that is damaged. */
export function cleanExchange<Kept extends { sequence: number }>(kept: Kept): Kept {
  const exchange = soundExchange(kept.sequence, kept);
  return exchange ? (redactExchange(exchange) as unknown as Kept) : (redactCardData(kept) as Kept);
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
