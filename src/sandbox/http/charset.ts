/** From bytes to text: what the caller says it sent, or UTF-8, and nothing that is neither. */

/** Where windows-1252 differs from Latin-1. Some versions of Node decode the one as the other. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export type Decoded =
  | { readonly text: string }
  /** The name is none that the Encoding Standard knows, or the bytes are not in it. */
  | { readonly unknownCharset: string }
  | { readonly malformedIn: string };

export function charsetOf(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*"?([^";,\s]+)/i.exec(contentType ?? '')?.[1];
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

/** A byte order mark is left out, as RFC 8259 section 8.1 allows. */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const label = charsetOf(contentType) ?? 'utf-8';
  const decoder = decoderFor(label);
  if (!decoder) return { unknownCharset: label };
  try {
    const text = decoder.decode(bytes);
    if (decoder.encoding !== 'windows-1252') return { text };
    return { text: text.replace(/[\u0080-\u009f]/g, (found) => windows1252[found.charCodeAt(0) - 0x80] ?? found) };
  } catch {
    return { malformedIn: label };
  }
}
