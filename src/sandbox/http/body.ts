/** Reads a request's body, no further than it may be long: bytes, then text, then a value that is what was sent. */
import type { Operation } from '../../generated/contract/operations';
import { redactText } from '../../ledger/redact';
import type { Refusal } from '../engine/reply';
import { limits } from '../limits';
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

export interface Bytes {
  readonly bytes: Uint8Array;
  readonly tooMany: boolean;
}

/**
 * Reads a body where the runtime has something quicker than a stream.
 * @param most bytes that are wanted
 * @param mostDropped further bytes that are read for a client that does not stop sending
 */
export type ByteSource = (most: number, mostDropped: number) => Promise<Bytes>;

/** Not every browser gives a request's body as a stream. */
async function readBytes(request: Request, most: number): Promise<Bytes> {
  if (!request.body) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return { bytes: bytes.subarray(0, most), tooMany: bytes.length > most };
  }
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.byteLength;
    if (length <= most) continue;
    await letGo(reader);
    return { bytes: joined(parts, length).subarray(0, most), tooMany: true };
  }
  return { bytes: joined(parts, length), tooMany: false };
}

async function letGo(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let dropped = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    dropped += part.value.byteLength;
    if (dropped > mostDropped) return reader.cancel();
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
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

/**
 * @param operation that the body is for; null where there is none
 * @param source reads the bytes, where the runtime has something quicker than a stream
 */
export async function readBody(
  request: Request,
  operation: Operation | null = null,
  source?: ByteSource,
): Promise<ReadBody> {
  if (request.method === 'GET' || request.method === 'HEAD') return { value: null, refusals: [] };
  const { files = [], bodyTypes = [] } = operation ?? {};
  const most = files.length > 0 ? limits.upload : limits.body;
  const { bytes, tooMany } = await (source ? source(most, mostDropped) : readBytes(request, most));
  if (tooMany) return refused(shown(bytes), refusals.bodyTooLarge(most));
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity' && bytes.length > 0) return refused(null, refusals.compressed(encoding));
  const contentType = request.headers.get('content-type');
  if (isForm(contentType) && bodyTypes.includes('multipart/form-data')) return readForm(bytes, contentType, files);
  const decoded = decode(bytes, contentType);
  if ('text' in decoded) return parse(decoded.text, files);
  if ('unknownCharset' in decoded) return refused(shown(bytes), refusals.unknownCharset(decoded.unknownCharset));
  return refused(shown(bytes), refusals.malformedText(decoded.malformedIn));
}
