import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keptFile, largestKept, takeFile } from './files';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const file = (bytes: Uint8Array, name = 'log.txt') => new File([bytes as BlobPart], name, { type: 'text/plain' });

describe('a file that serves as evidence', () => {
  it('is known by name, size and hash, and its bytes are kept under the hash', async () => {
    const bytes = new TextEncoder().encode('POST /checkouts 201\n');
    const { facts, notKept } = await takeFile(file(bytes));
    expect(notKept).toBeNull();
    expect(facts).toEqual({ name: 'log.txt', size: bytes.length, type: 'text/plain', sha256: hashOf(bytes) });
    const kept = await keptFile(facts);
    expect(kept?.type).toBe('text/plain');
    expect(new Uint8Array((await kept?.arrayBuffer()) ?? [])).toEqual(bytes);
  });

  it('has the right hash however many parts it is read in, also where it is too large to be kept', async () => {
    const bytes = new Uint8Array(largestKept + 1).map((_, at) => at % 251);
    const { facts, notKept } = await takeFile(file(bytes, 'recording.webm'));
    expect(facts.sha256).toBe(hashOf(bytes));
    expect(notKept).toBe('It is larger than 25 MB.');
    expect(await keptFile(facts)).toBeNull();
  });

  it('that this browser never had is told apart from an empty one', async () => {
    const { facts } = await takeFile(file(new Uint8Array()));
    expect((await keptFile(facts))?.size).toBe(0);
    expect(await keptFile({ ...facts, sha256: hashOf(new Uint8Array([1])) })).toBeNull();
  });
});
