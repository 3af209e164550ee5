/** Reads a request's body, no further than it may be long: bytes, then text, then a value that is what was sent. */
import type { Operation } from '../../generated/contract/operations';
import { redactText } from '../../ledger/redact';
import type { Refusal } from '../engine/reply';
import { limits } from '../limits';
import type { Asked } from './asked';
import { decode } from './charset';
import { refusals } from './errors';
import { isForm, readForm } from './form';
import { inspect } from './json-text';

export interface ReadBody {
  /** The parsed JSON; an empty object where nothing was sent; the beginning of a text that cannot be used. */
  readonly value: unknown;
  /** Why the body cannot be used. */
  readonly refusals: readonly Refusal[];
}

/** Of a refused body that is longer the ledger keeps the beginning only. */
const longestRefused = 20_000;
/** Characters of that beginning. */
const keptCharacters = 2000;
/** Bytes of too large a body that are read and dropped: a client that is still sending does not look for the answer. */
const mostDropped = 20 * limits.body;
/** More than any secret takes: one that is cut in two at the end is left out with it. */
const cutCharacters = 200;

function refused(value: unknown, ...found: Refusal[]): ReadBody {
  return { value, refusals: found };
}

/** The beginning of a text. Secrets go before the cut, so that no half of one is kept. */
function beginningOf(text: string): string {
  if (text.length <= keptCharacters) return text;
  const beginning = redactText(text.slice(0, keptCharacters + cutCharacters));
  return `${beginning.slice(0, -cutCharacters)}… (${text.length} characters in all)`;
}

/** For the ledger, of bytes that could not be read as they should. */
function shown(bytes: Uint8Array): string {
  return beginningOf(new TextDecoder().decode(bytes));
}

/** What is beside the files of a body may be as large as any other body. */
function besideFiles(value: object, files: readonly string[]): Refusal[] {
  if (files.length === 0) return [];
  const rest = JSON.stringify(value, (name, inner) => (files.includes(name) ? undefined : inner));
  return rest.length > limits.body ? [refusals.fieldsTooLarge()] : [];
}

function parse(text: string, files: readonly string[]): ReadBody {
  if (text.trim() === '') return { value: {}, refusals: [] };
  const { tooDeep, refusals: ofText } = inspect(text, files.length > 0 ? limits.fileText : limits.longestText);
  if (tooDeep) return refused(beginningOf(text), refusals.bodyTooDeep());
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) return refused(text.length > longestRefused ? beginningOf(text) : value, refusals.invalidFormat());
    const found = [...ofText, ...besideFiles(value, files)];
    return found.length > 0 && text.length > longestRefused
      ? refused(beginningOf(text), ...found)
      : { value, refusals: found };
  } catch {
    return refused(beginningOf(text), refusals.invalidFormat());
  }
}

/** @param operation that the body is for, or what it has of one; null where there is none */
export async function readBody(
  { method, headers, source }: Pick<Asked, 'method' | 'headers' | 'source'>,
  operation: Partial<Pick<Operation, 'files' | 'bodyTypes'>> | null = null,
): Promise<ReadBody> {
  if (method === 'GET' || method === 'HEAD') return { value: null, refusals: [] };
  const { files = [], bodyTypes = [] } = operation ?? {};
  const most = files.length > 0 ? limits.upload : limits.body;
  const { bytes, tooMany } = await source(most, mostDropped);
  if (tooMany) return refused(shown(bytes), refusals.bodyTooLarge(most));
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity' && bytes.length > 0) return refused(null, refusals.compressed(encoding));
  const contentType = headers.get('content-type');
  if (isForm(contentType) && bodyTypes.includes('multipart/form-data')) return readForm(bytes, contentType, files);
  const decoded = decode(bytes, contentType);
  if ('text' in decoded) return parse(decoded.text, files);
  if ('unknownCharset' in decoded) return refused(shown(bytes), refusals.unknownCharset(decoded.unknownCharset));
  return refused(shown(bytes), refusals.malformedText(decoded.malformedIn));
}
