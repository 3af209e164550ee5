/**
 * The JSON of documents, each written once: the record, the answer and the ledger say the same text. Documents are never
 * changed in place; a text is forgotten with its document.
 */
import type { Exchange, LedgerEntry } from '../../ledger/types';

/**
 * Of documents that are read again and again. None of a call that writes stands here: what such a map holds outlives the
 * quick clearing of memory, though nobody asks for it again.
 */
const texts = new WeakMap<object, string>();

/** The documents that were written last, with their texts: the answer and the ledger follow at once. */
const written: (readonly [document: object, text: string])[] = [];
const mostWritten = 128;
/** Characters of a text that is held. */
const longestWritten = 50_000;
let nextWritten = 0;

function knownText(document: object): string | undefined {
  return texts.get(document) ?? writtenText(document);
}

/** The text of a document that was written lately; the last one is met first. */
function writtenText(document: object): string | undefined {
  for (let back = 1; back <= written.length; back += 1) {
    const one = written[(nextWritten - back + mostWritten) % mostWritten];
    if (one?.[0] === document) return one[1];
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** JSON with one more field, whose text is there already. */
function withField(fields: object, name: string, text: string): string {
  const head = JSON.stringify(fields).slice(0, -1);
  return `${head}${head === '{' ? '' : ','}"${name}":${text}}`;
}

export function jsonOf(document: object): string {
  const known = knownText(document);
  if (known !== undefined) return known;
  const text = JSON.stringify(document);
  texts.set(document, text);
  return text;
}

/** The JSON of a document that is being written. */
export function jsonOfWritten(document: object): string {
  const known = knownText(document);
  if (known !== undefined) return known;
  const text = jsonAround(document) ?? JSON.stringify(document);
  if (text.length > longestWritten) return text;
  written[nextWritten] = [document, text];
  nextWritten = (nextWritten + 1) % mostWritten;
  return text;
}

/** The JSON of an event, whose object may have a text already. */
function jsonAround(document: object): string | undefined {
  const { data } = document as { data?: { object?: unknown } };
  const object = isObject(data) && !Array.isArray(data) ? data.object : undefined;
  const text = isObject(object) ? knownText(object) : undefined;
  if (text === undefined) return undefined;
  const around = withField({ ...data, object: undefined }, 'object', text);
  return withField({ ...document, data: undefined }, 'data', around);
}

function isList(body: object): body is { readonly data: readonly object[] } {
  const { data } = body as { data?: unknown };
  return Array.isArray(data) && data.every(isObject);
}

/** The JSON of an answer: of one object, or of a page of them. */
export function jsonOfAnswer(body: object): string {
  if (!isList(body)) return jsonOf(body);
  return withField({ ...body, data: undefined }, 'data', `[${body.data.map(jsonOf).join()}]`);
}

/** The JSON of an entry of the ledger, whose answer may have a text already. */
export function jsonOfEntry(entry: LedgerEntry): string {
  const { responseBody } = entry as Partial<Exchange>;
  if (!isObject(responseBody)) return JSON.stringify(entry);
  const text = isList(responseBody) ? jsonOfAnswer(responseBody) : knownText(responseBody);
  if (text === undefined) return JSON.stringify(entry);
  return withField({ ...entry, responseBody: undefined }, 'responseBody', text);
}
