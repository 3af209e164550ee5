/** Bodies as the tools write them: text, base64, a list of form fields, or not at all. */
import { isObject } from '../../json';
import { type Fields, listIn, textIn } from './fields';

/** `missing`: the file does not have it, though there was one. */
export type Content = { readonly body: unknown } | 'missing';

/** A character that takes the place of bytes that are no text. */
const broken = '\uFFFD';

function fromBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

function decode({ text, encoding }: { text: string; encoding: string | undefined }): string | undefined {
  if (encoding?.toLowerCase() !== 'base64') return text;
  try {
    return fromBase64(text);
  } catch {
    return undefined;
  }
}

/** JSON as what it says; a form as its fields; a file as its size. */
function meaningIn(text: string, mimeType: string): Content {
  if (/json/i.test(mimeType) || (!/^(image|audio|video)|pdf|html|xml/i.test(mimeType) && /^\s*[{[]/.test(text))) {
    try {
      return { body: JSON.parse(text) as unknown };
    } catch {
      // The tool cut it off.
      return 'missing';
    }
  }
  if (/x-www-form-urlencoded/i.test(mimeType)) return { body: Object.fromEntries(new URLSearchParams(text)) };
  return { body: text.includes(broken) || text.length > 10_000 ? { bytes: text.length } : text };
}

function formOf(parameters: readonly Fields[]): Content {
  const fields = parameters.map((parameter) => {
    const isFile = textIn(parameter, 'fileName') !== undefined;
    return [textIn(parameter, 'name') ?? '', isFile ? { bytes: null } : (textIn(parameter, 'value') ?? '')];
  });
  return { body: Object.fromEntries(fields) };
}

/** Whether the request had a body, by what its headers and sizes say. */
function hadBody(request: Fields, headers: ReadonlyMap<string, string>): boolean {
  const sizes = [request.bodySize, Number(headers.get('content-length') ?? 0)];
  return sizes.some((size) => typeof size === 'number' && size > 0) || headers.has('transfer-encoding');
}

export function requestContent(request: Fields, headers: ReadonlyMap<string, string>): Content {
  const posted = isObject(request.postData) ? request.postData : undefined;
  const text = posted && textIn(posted, 'text');
  const mimeType = (posted && textIn(posted, 'mimeType')) ?? headers.get('content-type') ?? '';
  if (text) {
    const plain = decode({ text, encoding: textIn(posted, 'encoding') ?? textIn(posted, '_encoding') });
    return plain === undefined ? 'missing' : meaningIn(plain, mimeType);
  }
  const parameters = posted ? listIn(posted, 'params') : [];
  if (parameters.length > 0) return formOf(parameters);
  return hadBody(request, headers) ? 'missing' : { body: null };
}

export function responseContent(response: Fields, headers: ReadonlyMap<string, string>): Content {
  const content = isObject(response.content) ? response.content : {};
  const text = textIn(content, 'text');
  const mimeType = textIn(content, 'mimeType') ?? headers.get('content-type') ?? '';
  if (text) {
    const plain = decode({ text, encoding: textIn(content, 'encoding') });
    return plain === undefined ? 'missing' : meaningIn(plain, mimeType);
  }
  const size = Math.max(Number(content.size ?? 0), Number(headers.get('content-length') ?? 0));
  // Files and pages prove nothing; what answers a call of the API is JSON.
  return size > 0 && /json/i.test(mimeType) ? 'missing' : { body: null };
}
