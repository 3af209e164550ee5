/** Bytes and texts in base64 (RFC 4648, section 4). Neither Node 20 nor every browser has it for arrays of bytes. */

// Pages and Node have both; the rules are checked without the types of either. Their results depend on nothing else.
declare function btoa(text: string): string;
declare function atob(text: string): string;

/** As many arguments as every engine takes in one call. */
const atOnce = 8190;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // Pieces of a length that three divides join without padding in between.
  for (let start = 0; start < bytes.length; start += atOnce)
    // To spread the bytes over the arguments takes five times as long.
    text += btoa(Reflect.apply(String.fromCharCode, null, bytes.subarray(start, start + atOnce)));
  return text;
}

/** @throws where a character is no single byte */
export function asciiToBase64(text: string): string {
  return btoa(text);
}

/** @throws where the text is no base64; what is kept has been checked */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Bytes that a base64 text stands for. */
export function sizeOfBase64(text: string): number {
  return Math.floor((text.replace(/[\s=]/g, '').length * 3) / 4);
}
