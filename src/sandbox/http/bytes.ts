/** The bytes of a request's body, read no further than somebody wants them. */

export interface Bytes {
  readonly bytes: Uint8Array;
  readonly tooMany: boolean;
}

/**
 * Reads a body where the runtime has something quicker than a stream.
 * @param most bytes that are wanted
 * @param mostDropped further bytes that are read for a client that does not stop sending
 */
export type ByteSource = (most: number, mostDropped: number) => Promise<Bytes>;

/** Reads a body as the web gives it. Not every browser gives it as a stream. */
export function streamOf(request: Request): ByteSource {
  return (most, dropped) => readBytes(request, most, dropped);
}

async function readBytes(request: Request, most: number, mostDropped: number): Promise<Bytes> {
  if (!request.body) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return { bytes: bytes.subarray(0, most), tooMany: bytes.length > most };
  }
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.byteLength;
    if (length <= most) continue;
    await letGo(reader, mostDropped);
    return { bytes: joined(parts, length).subarray(0, most), tooMany: true };
  }
  return { bytes: joined(parts, length), tooMany: false };
}

async function letGo(reader: ReadableStreamDefaultReader<Uint8Array>, mostDropped: number): Promise<void> {
  let dropped = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    dropped += part.value.byteLength;
    if (dropped > mostDropped) return reader.cancel();
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
