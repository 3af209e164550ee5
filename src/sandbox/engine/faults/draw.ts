/** Numbers that follow from a seed: the same seed and the same name give the same numbers, on every machine. */

/** Mixes the bits of a whole number so that neighbors have nothing in common (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * @param seed a whole number
 * @param name tells one draw from another
 * @returns from 0, and below 1
 */
export function draw(seed: number, name: string): number {
  // FNV-1a over the name, begun with the seed.
  let hash = mixed(seed ^ 0x811c9dc5) ^ mixed(Math.floor(seed / 0x100000000));
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return mixed(hash) / 0x100000000;
}

/** One of several, each as likely as another. */
export function pick<One>(all: readonly One[], seed: number, name: string): One {
  return all[Math.floor(draw(seed, name) * all.length)] as One;
}
