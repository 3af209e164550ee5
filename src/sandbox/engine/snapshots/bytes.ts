/** A snapshot as bytes: JSON, compressed with gzip. Pages and Node have the same streams for it. */

/** The bytes are not what they should be; the message says what is wrong. */
export class Unreadable extends Error {}

async function through(
  bytes: Uint8Array,
  stream: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const source = new Blob([bytes.slice()]).stream().pipeThrough(stream as TransformStream<Uint8Array, Uint8Array>);
  const reader = source.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw new Unreadable(`It is larger than ${most} bytes when it is unpacked.`);
    }
    parts.push(part.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

export function packed(text: string): Promise<Uint8Array> {
  return through(new TextEncoder().encode(text), new CompressionStream('gzip'), Number.POSITIVE_INFINITY);
}

const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The text, whether it is compressed or not.
 * @param most bytes that it may have
 * @throws Unreadable
 */
export async function unpacked(bytes: Uint8Array, most: number): Promise<string> {
  if (!isPacked(bytes) && bytes.length > most) throw new Unreadable(`It is larger than ${most} bytes.`);
  try {
    const plain = isPacked(bytes) ? await through(bytes, new DecompressionStream('gzip'), most) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('It is cut off, or no gzip and no JSON in UTF-8.');
  }
}
