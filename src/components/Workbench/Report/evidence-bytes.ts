import { keptFile } from '../../../assessment-client/files';
import type { Evidence } from '../../../certification/assessment/types';

/** The bytes that this browser keeps of a file; null where it has none, or lets nobody read them. */
export async function bytesOf(file: NonNullable<Evidence['file']>): Promise<Uint8Array | null> {
  const kept = await keptFile(file);
  return kept && new Uint8Array(await kept.arrayBuffer());
}
