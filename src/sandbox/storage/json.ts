/**
 * The JSON of documents, each written once: the record, the answer and the ledger say the same text. Documents are never
 * changed in place; a text is forgotten with its document.
 */
import type { Exchange, LedgerEntry } from '../../ledger/types';

const texts = new WeakMap<object, string>();

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** JSON with one more field, whose text is there already. */
function withField(fields: object, name: string, text: string): string {
  const head = JSON.stringify(fields).slice(0, -1);
  return `${head}${head === '{' ? '' : ','}${JSON.stringify(name)}:${text}}`;
}

export function jsonOf(document: object): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = JSON.stringify(document);
  texts.set(document, text);
  return text;
}

/** The JSON of an answer: of one object, or of a page of them. */
export function jsonOfAnswer(body: object): string {
  const { data, ...rest } = body as { data?: unknown };
  if (!Array.isArray(data) || !data.every(isObject)) return jsonOf(body);
  return withField(rest, 'data', `[${data.map(jsonOf).join()}]`);
}

/** The JSON of an entry of the ledger, whose answer may have a text already. */
export function jsonOfEntry(entry: LedgerEntry): string {
  const { responseBody, ...rest } = entry as Partial<Exchange>;
  if (!isObject(responseBody)) return JSON.stringify(entry);
  return withField(rest, 'responseBody', jsonOfAnswer(responseBody));
}
