import type { ReactNode } from 'react';
import type { SandboxClient } from '../../sandbox-client';
import DialogButton from '../ui/DialogButton';

/** Empties the sandbox after asking once: objects, events and ledger go together. */
export default function ClearButton({ client, isEmpty }: { client: SandboxClient; isEmpty: boolean }): ReactNode {
  const where = client.target === 'page' ? 'the sandbox in this browser' : `the server at ${client.baseUrl}`;
  return (
    <DialogButton
      label="Clear…"
      disabled={isEmpty}
      title={`Reset ${where}?`}
      closing="Keep it"
      doing="Reset"
      look="danger"
      act={async () => {
        await client.reset();
        return true;
      }}
    >
      <p>
        Everything you made there goes: objects, events and this ledger. Verdicts that rest on it go back to “not
        observed”. There is no undo.
      </p>
    </DialogButton>
  );
}
