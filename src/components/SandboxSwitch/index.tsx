import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type Sandbox, useSandbox } from '../../sandbox-client';
import SandboxNotices from '../SandboxNotices';
import Button from '../ui/Button';
import styles from './styles.module.css';

/** Chooses where calls go: the sandbox in this page, or a server on this computer; and says what that one wants known. */
export default function SandboxSwitch({ legend = 'Send calls to' }: { legend?: string }): ReactNode {
  const sandbox = useSandbox();
  const name = useId();
  return (
    <>
      <fieldset className={styles.switch}>
        <legend className={styles.legend}>{legend}</legend>
        <label className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={sandbox.target === 'page'}
            onChange={() => sandbox.setTarget('page')}
          />
          the sandbox in this page
        </label>
        <label className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={sandbox.target === 'local'}
            onChange={() => sandbox.setTarget('local')}
          />
          the local server
          {sandbox.target === 'page' && sandbox.localAvailable === 'yes' && (
            <span className={styles.hint}> (running)</span>
          )}
        </label>
        {sandbox.target === 'local' && <LocalServer key={sandbox.localUrl} sandbox={sandbox} />}
      </fieldset>
      <SandboxNotices />
    </>
  );
}

function LocalServer({ sandbox }: { sandbox: Sandbox }): ReactNode {
  const { localUrl, localAvailable, setLocalUrl, probe } = sandbox;
  const [draft, setDraft] = useState(localUrl);
  const [isInvalid, setInvalid] = useState(false);
  const id = useId();

  function look(event: FormEvent): void {
    event.preventDefault();
    if (draft === localUrl) void probe();
    else setInvalid(!setLocalUrl(draft));
  }

  return (
    <form className={styles.local} onSubmit={look}>
      <label htmlFor={id}>Address</label>
      <input
        id={id}
        className={styles.address}
        type="url"
        inputMode="url"
        spellCheck={false}
        value={draft}
        aria-invalid={isInvalid}
        aria-describedby={`${id}-state`}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit">{draft === localUrl ? 'Check again' : 'Use'}</Button>
      <p id={`${id}-state`} className={styles.state} role="status">
        {isInvalid
          ? 'Pages reach a sandbox on this computer only, such as http://localhost:4010.'
          : availability(localAvailable, localUrl)}
      </p>
    </form>
  );
}

function availability(state: Sandbox['localAvailable'], url: string): ReactNode {
  if (state === 'yes')
    return (
      <span className={styles.found}>✓ It answers. Calls go to this server, and verdicts come from its ledger.</span>
    );
  if (state === 'unknown') return 'Looking for it…';
  return (
    <span className={styles.missing}>
      ✕ Nothing answers at {url}. Start it in a terminal with <code>npm start</code> or <code>npm run sandbox</code>,
      then check again.
    </span>
  );
}
