/** Files that serve as evidence: what an assessment holds of them, and their bytes in this browser. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { legible } from '../certification/assessment/legible';
import { LogFault } from '../certification/assessment/log';
import type { Evidence } from '../certification/assessment/types';
import { connect } from './database';

/** In bytes. Of a bigger file, name and hash count, and its bytes stay where they are. */
export const largestKept = 25 * 1024 * 1024;

/** In bytes. A browser would take minutes, and a team has a place for such a file: a link leads there. */
export const largestHashed = 1024 * 1024 * 1024;

type FileFacts = NonNullable<Evidence['file']>;

export interface TakenFile {
  facts: FileFacts;
  /** Why its bytes are not kept; null where they are. */
  notKept: string | null;
}

const connection = connect();

/** Read in parts, so that a page stays smooth. In plain JavaScript: browsers hash nothing on pages that came over plain HTTP. */
async function hashOf(file: Blob): Promise<string> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
  return bytesToHex(hash.digest());
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

const whyNotKept: Record<LogFault['obstacle'], string> = {
  full: 'This browser’s storage for the site is full.',
  refused: 'This browser does not let the page save files.',
  newer: 'A newer version of this page saved here. Reload the page.',
  unreadable: 'What this browser keeps cannot be read.',
};

async function keep(digest: string, file: Blob): Promise<string | null> {
  if (file.size > largestKept) return `It is larger than ${megabytes(largestKept)} MB.`;
  try {
    await connection.run((database) => database.put('files', { sha256: digest, blob: file }));
    return null;
  } catch (error) {
    return whyNotKept[error instanceof LogFault ? error.obstacle : 'refused'];
  }
}

/**
 * Reads a file and keeps its bytes in this browser, under their hash.
 * @throws where the browser cannot read it, with what to do
 */
export async function takeFile(file: File): Promise<TakenFile> {
  const name = legible(file.name);
  if (file.size > largestHashed)
    throw new Error(`“${name}” is larger than ${megabytes(largestHashed)} MB. Give a link to it instead.`);
  let digest: string;
  try {
    digest = await hashOf(file);
  } catch {
    throw new Error(`“${name}” could not be read. Was it moved or changed? Choose it again.`);
  }
  const facts = { name, size: file.size, type: file.type, sha256: digest };
  return { facts, notKept: await keep(digest, file) };
}

/** The bytes that this browser keeps; null where it has none: the file was added elsewhere, or they were not kept. */
export async function keptFile({ sha256: digest, type }: FileFacts): Promise<Blob | null> {
  try {
    const kept = await connection.run((database) => database.get('files', digest));
    return kept ? kept.blob.slice(0, kept.blob.size, type) : null;
  } catch {
    return null;
  }
}
