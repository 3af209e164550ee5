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
  return `${head}${head === '{' ? '' : ','}"${name}":${text}}`;
}

export function jsonOf(document: object): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = jsonAround(document) ?? JSON.stringify(document);
  texts.set(document, text);
  return text;
}

/** The JSON of an event, whose object may have a text already. */
function jsonAround(document: object): string | undefined {
  const { data } = document as { data?: { object?: unknown } };
  const object = isObject(data) && !Array.isArray(data) ? data.object : undefined;
  const text = isObject(object) ? texts.get(object) : undefined;
  if (text === undefined) return undefined;
  const around = withField({ ...data, object: undefined }, 'object', text);
  return withField({ ...document, data: undefined }, 'data', around);
}

/** The JSON of an answer: of one object, or of a page of them. */
export function jsonOfAnswer(body: object): string {
  const { data } = body as { data?: unknown };
  if (!Array.isArray(data) || !data.every(isObject)) return jsonOf(body);
  return withField({ ...body, data: undefined }, 'data', `[${data.map(jsonOf).join()}]`);
}

/** The JSON of an entry of the ledger, whose answer may have a text already. */
export function jsonOfEntry(entry: LedgerEntry): string {
  const { responseBody } = entry as Partial<Exchange>;
  if (!isObject(responseBody)) return JSON.stringify(entry);
  return withField({ ...entry, responseBody: undefined }, 'responseBody', jsonOfAnswer(responseBody));
}
