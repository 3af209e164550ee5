/** 32 bits of FNV-1a over a text: the same text has the same number in every browser. */
export function fingerprint(text: string): number {
  return new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}
