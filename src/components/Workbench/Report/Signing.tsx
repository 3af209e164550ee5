import { type ChangeEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import type { ReadinessReport } from '../../../certification/report/types';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import { fileName } from './file-names';
import { forgetKey, keepKey, keptKey, type SigningKey } from './signing-key';
import styles from './styles.module.css';

const loadSigning = () => import('./sign');

interface Props {
  report: ReadinessReport;
  /** As the person at this browser wants to be called. */
  author: string;
  onSigned: (report: ReadinessReport) => void;
}

/** Signs the report with a key of the team's own, which is made and kept here. */
export default function Signing({ report, author, onSigned }: Props): ReactNode {
  const [key, setKey] = useState<SigningKey | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // After the first paint: the page as it was rendered knows no browser.
  useEffect(() => setKey(keptKey()), []);

  function take(next: SigningKey): void {
    const kept = keepKey(next);
    setKey(next);
    setProblem(
      kept === 'kept' ? null : 'This browser did not keep the key. Save it as a file now: it is gone with this page.',
    );
  }

  async function sign(): Promise<void> {
    if (!key) return;
    const { signed } = await loadSigning();
    const done = signed(report, key);
    if (!done) return setProblem('The kept key cannot be read. Remove it, and make another or read one from a file.');
    setProblem(null);
    onSigned(done);
    saveFile(`${fileName('readiness-report-signed', done)}.json`, `${JSON.stringify(done, null, 2)}\n`);
  }

  return (
    <section className={styles.action} aria-labelledby="sign-report">
      <h3 id="sign-report">Sign</h3>
      <p>
        A signature shows that nobody changed the report after you signed it. Readers compare the fingerprint with one
        that you gave them on another way.
      </p>
      {key ? (
        <Kept
          signingKey={key}
          change={take}
          sign={() => void sign()}
          forget={() => {
            forgetKey();
            setKey(null);
          }}
        />
      ) : (
        <NoKey author={author} take={take} refuse={setProblem} />
      )}
      {problem && <Problem problem={problem} />}
    </section>
  );
}

function NoKey({
  author,
  take,
  refuse,
}: {
  author: string;
  take: (key: SigningKey) => void;
  refuse: (why: string) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);

  async function read(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const [text, { keyIn }] = await Promise.all([file.text().catch(() => ''), loadSigning()]);
    const key = keyIn(text, author);
    if (key) take(key);
    else refuse(`${file.name} holds no private Ed25519 key in PEM without a password. Choose another file.`);
  }

  return (
    <p className={styles.buttons}>
      <Button onClick={() => void loadSigning().then(({ newKey }) => take(newKey(author)))}>Make a key</Button>
      <Button onClick={() => input.current?.click()}>Use a key from a file</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pem,.key"
        aria-label="File with a private key"
        onChange={(event) => void read(event)}
      />
    </p>
  );
}

interface KeptProps {
  signingKey: SigningKey;
  change: (key: SigningKey) => void;
  sign: () => void;
  forget: () => void;
}

function Kept({ signingKey: key, change, sign, forget }: KeptProps): ReactNode {
  const [isSure, setSure] = useState(false);
  const id = useId();
  return (
    <>
      <p className={styles.fingerprint}>
        Fingerprint of your key: <code>{key.fingerprint}</code>
      </p>
      <p>
        <label htmlFor={id}>Signer, as readers shall see it</label>{' '}
        <input
          id={id}
          type="text"
          value={key.signer}
          onChange={({ target }) => change({ ...key, signer: target.value })}
        />
      </p>
      <p className={styles.buttons}>
        <Button onClick={sign}>Sign and save the report</Button>
        <Button onClick={() => saveFile('readiness-public-key.pem', key.publicPem, 'application/x-pem-file')}>
          Save the public key
        </Button>
        <Button onClick={() => saveFile('readiness-private-key.pem', key.privatePem, 'application/x-pem-file')}>
          Save the private key
        </Button>
        {isSure ? (
          <>
            <Button look="danger" onClick={forget}>
              Remove it for good
            </Button>
            <Button onClick={() => setSure(false)}>Keep it</Button>
          </>
        ) : (
          <Button onClick={() => setSure(true)}>Remove the key</Button>
        )}
      </p>
      <p className={styles.hint}>
        The private key lies in this browser without a password: whoever uses this browser profile can sign with it.
        {isSure && ' Save it first if you want to sign with it again.'}
      </p>
    </>
  );
}
