/** Reads what somebody sent. Loaded when something is opened. */
import { parseAssessment } from '../../../certification/assessment/file';
import { legible } from '../../../certification/assessment/legible';
import type { ReviewFile } from '../../../certification/assessment/review/file';
import { textInFragment } from '../../../certification/assessment/share/link';
import { readSent } from '../../../certification/assessment/share/opened';
import type { Assessment } from '../../../certification/assessment/types';

/** Something that can be taken over, and what it came in, as a sentence begins with it. */
export type Incoming = { from: string } & (
  | { kind: 'assessment'; assessment: Assessment }
  | { kind: 'review'; review: ReviewFile }
);

export type IncomingRead = { ok: true; incoming: Incoming } | { ok: false; reason: string };

function read(text: string, from: string): IncomingRead {
  const { ok, ...sent } = readSent(text, parseAssessment);
  return 'reason' in sent ? { ok: false, reason: sent.reason } : { ok: true, incoming: { from, ...sent } };
}

/** @returns what the file holds, or why it cannot be read; then nothing was changed */
export async function readIncomingFile(file: File): Promise<IncomingRead> {
  try {
    return read(await file.text(), `The file “${legible(file.name)}”`);
  } catch {
    return { ok: false, reason: 'The file could not be opened. Choose it again.' };
  }
}

/** @returns null where the fragment carries nothing */
export function readIncomingFragment(fragment: string): IncomingRead | null {
  const carried = textInFragment(fragment);
  if (!carried) return null;
  return carried.ok ? read(carried.text, 'The link') : carried;
}
