/**
 * The header that signs a delivery. Published are its name and that it holds a time and signatures; all else is read from a
 * certified connector: the separator, the signed text, the algorithm. That the time is in milliseconds, and that two tokens
 * give two signatures, the newer token's first, is ours.
 */

export const signatureHeader = 'DigitalRiver-Signature';

const encoder = new TextEncoder();

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** HMAC-SHA256 of the time, a dot and the very bytes of the body, in Base64; the key is the token's text. */
async function signatureOf(token: string, time: string, body: Uint8Array): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, ['sign']);
  const head = encoder.encode(`${time}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  return base64(await crypto.subtle.sign('HMAC', key, signed));
}

/**
 * @param tokens that sign, the newest first
 * @param time milliseconds since 1970, of the machine's clock: whoever checks it looks at a clock of their own
 */
export async function signatureFor(tokens: readonly string[], body: Uint8Array, time: number): Promise<string> {
  const signatures = await Promise.all(tokens.map((token) => signatureOf(token, String(time), body)));
  return [time, ...signatures].join(', ');
}
