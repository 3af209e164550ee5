/** Bytes of files that serve as evidence, as far as this browser keeps them. */
import type { FileReferences } from '../certification/assessment/file-references';
import type { Connection } from './database';

export interface StoredCopy {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** Those that no assessment and no milestone shows any more. */
export async function unusedCopies({ run }: Connection, { shown }: FileReferences): Promise<readonly StoredCopy[]> {
  const kept = await run((database) => database.getAll('files'));
  return kept.flatMap(({ sha256, blob }) => (shown.has(sha256) ? [] : [{ sha256, size: blob.size }]));
}

export function forgetCopies({ run }: Connection, digests: readonly string[]): Promise<void> {
  return run(async (database) => {
    const work = database.transaction('files', 'readwrite');
    await Promise.all([...digests.map((sha256) => work.store.delete(sha256)), work.done]);
  });
}
