/** Sends text in fewer bytes to who can read it so: files as the build packed them, pages as they are packed here. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { endings } from './site-endings.mjs';

export type Encoding = keyof typeof endings;

const best = Object.keys(endings) as Encoding[];

/**
 * The encoding to answer in; undefined for plain bytes. A part of a file is always sent plain: its positions are those of
 * the plain bytes.
 */
export function encodingFor(request: IncomingMessage): Encoding | undefined {
  if (request.headers.range !== undefined) return undefined;
  const readable = new Negotiator(request).encodings([...best]);
  return best.find((encoding) => readable.includes(encoding));
}

/** The file beside `file` that holds it in this encoding, where the build wrote one. */
export const encodedName = (file: string, encoding: Encoding): string => `${file}${endings[encoding]}`;

const packers: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  // 5 packs a page in a few milliseconds; 11 would take a second.
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

/** As many pages as a site has, twice over; the oldest goes first. */
const keptPages = 1000;
const packed = new Map<string, Promise<Buffer>>();

/** The page in this encoding. It is packed once: pages are asked for again and again, and change only with a build. */
export function packedPage(body: Buffer, encoding: Encoding): Promise<Buffer> {
  const key = `${encoding} ${createHash('sha256').update(body).digest('base64url')}`;
  const known = packed.get(key);
  if (known) return known;
  const made = packers[encoding](body);
  packed.set(key, made);
  const [oldest] = packed.keys();
  if (packed.size > keptPages && oldest !== undefined) packed.delete(oldest);
  return made;
}
