/** Which kind of file bytes are, read from their beginning. Certificates are PDF, JPEG or PNG. */

export type FileFormat = 'pdf' | 'jpg' | 'png';

export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
};

/** How base64 of each begins: `%PDF-`, FF D8 FF, and 89 `PNG` CR LF 1A LF. */
const beginnings: readonly (readonly [FileFormat, string])[] = [
  ['pdf', 'JVBERi0'],
  ['jpg', '/9j/'],
  ['png', 'iVBORw0KGg'],
];

/** Base64 without the line breaks that some encoders put in, or undefined where it is none (RFC 4648 section 4). */
export function plainBase64(text: string): string | undefined {
  const plain = text.replace(/[\r\n\t ]+/g, '');
  const end = plain.indexOf('=');
  const isPadded = end < 0 || (plain.length - end <= 2 && /^==?$/.test(plain.slice(end)));
  return plain.length % 4 === 0 && isPadded && !/[^A-Za-z\d+/=]/.test(plain) ? plain : undefined;
}

/** Bytes that base64 without line breaks stands for. */
export function bytesIn(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

export function formatOf(base64: string): FileFormat | undefined {
  return beginnings.find(([, beginning]) => base64.startsWith(beginning))?.[0];
}
