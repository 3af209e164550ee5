import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { connect } from '../../../assessment-client/database';
import { forgetCopies, type StoredCopy, unusedCopies } from '../../../assessment-client/stored-copies';
import type { AssessmentStore } from '../../../certification/assessment/store';
import type { Assessment, Listing } from '../../../certification/assessment/types';
import DialogButton from '../../ui/DialogButton';

interface Props {
  store: AssessmentStore;
  assessment: Pick<Assessment, 'evidence' | 'milestones'>;
  listings: readonly Listing[];
}

const connection = connect();

async function unusedNow(store: AssessmentStore): Promise<readonly StoredCopy[]> {
  const references = await store.fileReferences();
  return references ? unusedCopies(connection, references) : [];
}

const filesInWords = (copies: readonly StoredCopy[]) => {
  const bytes = copies.reduce((sum, { size }) => sum + size, 0);
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${copies.length} ${copies.length === 1 ? 'file' : 'files'} (${size})`;
};

/** Files that were evidence and are none any more. They stay for undoing, until somebody wants the room. */
export default function StoredCopies({ store, assessment, listings }: Props): ReactNode {
  const [unused, setUnused] = useState<readonly StoredCopy[]>([]);
  const [said, setSaid] = useState('');
  const look = useCallback(() => unusedNow(store).catch(() => []), [store]);
  const { evidence, milestones } = assessment;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may refer to other files now
  useEffect(() => {
    let isCurrent = true;
    void look().then((found) => isCurrent && setUnused(found));
    return () => {
      isCurrent = false;
    };
  }, [look, evidence, milestones, listings]);

  async function remove(): Promise<boolean> {
    // What was brought back while the dialog was open stays.
    const copies = await unusedNow(store);
    await forgetCopies(
      connection,
      copies.map(({ sha256 }) => sha256),
    );
    setSaid(`Removed: ${filesInWords(copies)}.`);
    setUnused([]);
    return true;
  }

  if (unused.length === 0 && said === '') return null;
  return (
    <section aria-labelledby="stored-copies">
      <h2 id="stored-copies">Stored copies</h2>
      <p role="status">{said}</p>
      {unused.length > 0 && (
        <>
          <p>
            This browser keeps {filesInWords(unused)} that no assessment and no milestone shows any more. While a copy
            is here, undoing a removal brings the file back whole.
          </p>
          <DialogButton
            label="Remove stored copies…"
            title={`Remove ${filesInWords(unused)} from this browser?`}
            closing="Keep them"
            doing="Remove them"
            look="danger"
            act={remove}
          >
            <p>Undoing a removal then brings back a file’s name and hash, and not the file. Nothing can undo this.</p>
          </DialogButton>
        </>
      )}
    </section>
  );
}
