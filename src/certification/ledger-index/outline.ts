import type { Exchange } from '../../ledger/types';

/** Of a long text, so much is looked at from its beginning and its end. */
const lookedFirst = 4;
const lookedLast = 8;
const prime = 0x01000193;

/** A text put into a number (FNV-1a): its length, its beginning and its end, where one id differs from another. */
function digestOfText(text: string, before: number): number {
  let hash = Math.imul(before ^ text.length, prime);
  const { length } = text;
  const head = length <= lookedFirst + lookedLast ? length : lookedFirst;
  for (let at = 0; at < head; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  if (head === length) return hash;
  for (let at = length - lookedLast; at < length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

/** The value's texts and numbers, in their order. */
function digestOf(value: unknown, before: number): number {
  if (typeof value === 'string') return digestOfText(value, before);
  if (typeof value !== 'object' || value === null) return digestOfText(String(value), before);
  let hash = before;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) hash = digestOf(value[at], hash);
    return hash;
  }
  for (const name in value) hash = digestOf((value as Record<string, unknown>)[name], hash);
  return hash;
}

/** A number that stands for a request, 0 or more. The index keeps one for each call: requests can be long. */
export function outlineOf({ method, path, requestBody }: Exchange): number {
  const address = digestOfText(path, digestOfText(method, 0x811c9dc5));
  return (requestBody ? digestOf(requestBody, address) : address) >>> 1;
}
