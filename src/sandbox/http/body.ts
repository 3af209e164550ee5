/** Reads a request's body, no further than it may be long. */
import { maximumBodyBytes, type Refusal, refusals } from './errors';

export interface ReadBody {
  /** The parsed JSON; an empty object where nothing was sent; the text where it is not JSON. */
  readonly value: unknown;
  readonly refusal?: Refusal;
}

async function readText(request: Request): Promise<string | undefined> {
  const announced = request.headers.get('content-length');
  if (announced !== null) return Number(announced) > maximumBodyBytes ? undefined : request.text();
  if (!request.body) return '';
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > maximumBodyBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): ReadBody {
  if (text.trim() === '') return { value: {} };
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { value } : { value, refusal: refusals.invalidFormat() };
  } catch {
    return { value: text, refusal: refusals.invalidFormat() };
  }
}

export async function readBody(request: Request): Promise<ReadBody> {
  if (request.method === 'GET' || request.method === 'HEAD') return { value: null };
  const text = await readText(request);
  return text === undefined ? { value: null, refusal: refusals.bodyTooLarge() } : parse(text);
}
