import type { Exchange } from '../../ledger/types';

/** The value's texts and numbers, in their order, put into a short number (FNV-1a). */
function digestOf(value: unknown, before: number): number {
  let hash = before;
  if (typeof value === 'object' && value !== null) {
    for (const name in value) hash = digestOf((value as Record<string, unknown>)[name], hash);
    return hash;
  }
  const text = String(value);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ text.length, 0x01000193);
}

const isBody = (body: unknown) => body !== null && body !== undefined;

/** A short stand-in for a request: requests can be long, and the index keeps all keys. */
export function outlineOf({ method, path, requestBody }: Exchange): string {
  return isBody(requestBody) ? `${method} ${path} ${digestOf(requestBody, 0x811c9dc5)}` : `${method} ${path}`;
}
