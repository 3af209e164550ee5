/** What all languages but the shell's print: a call with its address encoded, its headers, and the kind of its body. */
import { headersOf } from './headers';
import type { Capture, FormPart, SampleCall } from './types';

export type PlainBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'form'; readonly parts: readonly FormPart[] };

export interface PlainCall {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: PlainBody | undefined;
  readonly captures: readonly Capture[];
}

export function plainCall(call: SampleCall, baseUrl: string): PlainCall {
  const method = call.method.toUpperCase();
  // Most clients refuse to send a body with these, and the API takes none.
  const isBare = method === 'GET' || method === 'HEAD';
  const sent: SampleCall = isBare ? { ...call, body: undefined } : call;
  return {
    method,
    url: baseUrl + encodedPath(call.path),
    headers: Object.entries(headersOf(sent)).map(([name, value]) => [name, wellFormed(value)]),
    body: bodyOf(sent),
    captures: call.captures ?? [],
  };
}

function bodyOf({ body, parts }: SampleCall): PlainBody | undefined {
  if (parts) return { kind: 'form', parts };
  if (body === undefined) return undefined;
  return typeof body === 'string' ? textBody(wellFormed(body)) : { kind: 'json', value: wellFormedJson(body) };
}

/** Numbers that lose digits, where a program reads them and writes them again. */
const longNumber = /[\d.]{16}|\d[eE]/;

/** What a person typed is shown as JSON where it is, but for what reading it would change. */
function textBody(text: string): PlainBody {
  if (longNumber.test(text)) return { kind: 'text', text };
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { kind: 'json', value } : { kind: 'text', text };
  } catch {
    return { kind: 'text', text };
  }
}

/** Halves of characters have no bytes to send. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function wellFormedJson(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(wellFormedJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [wellFormed(name), wellFormedJson(inner)]));
}

/** An address by RFC 3986, which some clients insist on. A mark is not part of the address yet. */
function encodedPath(path: string): string {
  return wellFormed(path)
    .replace(/[^\x21-\x7e\ue000\ue001]+|["<>\\^`{|}[\]]/g, encodeURIComponent)
    .replace(/%(?![\da-f]{2})/gi, '%25');
}
