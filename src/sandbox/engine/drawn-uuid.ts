/** Ids that follow from a seed: the same for the same calls, and no secret from whoever knows the seed. */

/** 32 bits of a text and a salt, each of which depends on every character: MurmurHash3 over its UTF-16 units. */
function hash(text: string, salt: number): number {
  let state = salt;
  for (let index = 0; index < text.length; index += 1) {
    let block = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    block = (block << 15) | (block >>> 17);
    state ^= Math.imul(block, 0x1b873593);
    state = Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64;
  }
  state ^= text.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/**
 * A UUID of the form of version 4. Its place stands at its beginning, so that what was made one after the other stands
 * together in an index, and so that no two of a seed are the same.
 * @param place which one of the seed's, from 1 to 2^32 - 1
 */
export function drawnUuid(seed: string, place: number): string {
  const [family, first, second, third] = [0, 1, 2, 3].map((salt) =>
    hash(salt === 0 ? seed : `${seed}\n${place}`, salt),
  ) as [number, number, number, number];
  const placed = `${hex(family >>> 16, 4)}${hex(place, 8)}`;
  const variant = hex(0x8000 | (first & 0x3fff), 4);
  return `${placed.slice(0, 8)}-${placed.slice(8)}-4${hex(first >>> 20, 3)}-${variant}-${hex(second, 8)}${hex(third >>> 16, 4)}`;
}
