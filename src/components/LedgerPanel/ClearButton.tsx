import { type ReactNode, useId, useRef, useState } from 'react';
import type { SandboxClient } from '../../sandbox-client';
import { problemOf } from '../../sandbox-client/problems';
import Button from '../ui/Button';
import Problem from '../ui/Problem';
import styles from './styles.module.css';

/** Empties the sandbox after asking once: objects, events and ledger go together. */
export default function ClearButton({ client, isEmpty }: { client: SandboxClient; isEmpty: boolean }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const where = client.target === 'page' ? 'the sandbox in this browser' : `the server at ${client.baseUrl}`;

  async function clear(): Promise<void> {
    try {
      await client.reset();
      dialog.current?.close();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  return (
    <>
      <Button disabled={isEmpty} onClick={() => dialog.current?.showModal()}>
        Clear…
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onClose={() => setProblem(null)}>
        <p id={heading}>
          <strong>Reset {where}?</strong>
        </p>
        <p>
          Everything you made there goes: objects, events and this ledger. Verdicts that rest on it go back to “not
          observed”. There is no undo.
        </p>
        {problem && <Problem problem={problem} />}
        <div className={styles.choice}>
          <Button onClick={() => dialog.current?.close()}>Keep it</Button>
          <Button look="danger" onClick={() => void clear()}>
            Reset
          </Button>
        </div>
      </dialog>
    </>
  );
}
