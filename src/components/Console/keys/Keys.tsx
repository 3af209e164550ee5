import { type FormEvent, type ReactNode, useState } from 'react';
import { encodeText } from '../../../browser/address';
import { knownVersions, newestVersion } from '../../../contract/versions';
import { useAsked } from '../../../sandbox-client/useAsked';
import CopyButton from '../../Copy';
import { timeWords } from '../../TimeBar/words';
import Button from '../../ui/Button';
import ui from '../../ui/styles.module.css';
import List from '../List';
import styles from '../styles.module.css';
import { Read, Told } from '../Told';
import { type Act, useAct } from '../useAct';
import Accounts from './Accounts';

interface Key {
  id: string;
  type: string;
  liveMode: boolean;
  name?: string;
  createdTime: string;
  lastFour: string;
  version?: string;
  expiresTime?: string;
  revokedTime?: string;
  key?: string;
}

/** The account's own keys: made, rotated and ended here. The text of a secret one is shown once. */
export default function Keys(): ReactNode {
  const act = useAct();
  const [made, setMade] = useState<Key | null>(null);
  const asked = useAsked<{ data: Key[] }>('/_sandbox/keys');

  async function ask(path: string, said: string, body?: object): Promise<void> {
    const key = await act.act<Key>({ path, ...(body && { body }) }, said);
    if (!key) return;
    setMade(key.type !== 'public' && key.key ? key : null);
  }

  return (
    <>
      <Make act={act} onMake={(body) => void ask('/_sandbox/keys', 'A key was made.', body)} />
      <Told act={act} />
      {made?.key && (
        <p className={styles.card}>
          The new key, which is shown this once: <code className={styles.address}>{made.key}</code>{' '}
          <CopyButton className={ui.button} text={() => made.key ?? ''}>
            {(isCopied) => (isCopied ? 'Copied' : 'Copy')}
          </CopyButton>
        </p>
      )}
      <Read asked={asked} what="keys">
        {({ data }) => (
          <List empty="There is no key beside the fixed ones, which get the newest version. Make one for each connector.">
            {data.map((key) => (
              <Line key={key.id} apiKey={key} isBusy={act.isBusy} ask={ask} />
            ))}
          </List>
        )}
      </Read>
      <Accounts />
    </>
  );
}

function Make({ act, onMake }: { act: Act; onMake: (body: object) => void }): ReactNode {
  const [type, setType] = useState('secret');
  const [version, setVersion] = useState('');
  const [name, setName] = useState('');

  function make(event: FormEvent): void {
    event.preventDefault();
    onMake({ type, ...(name.trim() && { name: name.trim() }), ...(version && { version }) });
  }

  return (
    <form className={styles.line} onSubmit={make}>
      <label>
        Type{' '}
        <select value={type} onChange={({ target }) => setType(target.value)}>
          <option>secret</option>
          <option>public</option>
        </select>
      </label>
      <label>
        Version{' '}
        <select value={version} onChange={({ target }) => setVersion(target.value)}>
          <option value="">the newest, {newestVersion}</option>
          {knownVersions.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        Name <input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      </label>
      <Button type="submit" aria-disabled={act.isBusy}>
        Make a key
      </Button>
    </form>
  );
}

interface LineProps {
  apiKey: Key;
  isBusy: boolean;
  ask: (path: string, said: string) => Promise<void>;
}

function Line({ apiKey, isBusy, ask }: LineProps): ReactNode {
  const { id, type, liveMode, name, lastFour, version, createdTime, expiresTime, revokedTime, key } = apiKey;
  const hasEnded = revokedTime !== undefined || (expiresTime !== undefined && Date.parse(expiresTime) <= Date.now());
  const path = `/_sandbox/keys/${encodeText(id)}`;
  return (
    <li>
      <strong>{name ?? `${liveMode ? 'live' : 'test'} ${type} key`}</strong>
      <code className={styles.address}>{key ?? `…${lastFour}`}</code>
      <span className={styles.muted}>
        {type} · {version ? `version ${version}` : 'newest version'} · made {timeWords(createdTime)}
      </span>
      {hasEnded ? (
        <span className={styles.bad}>✕ ended {timeWords(revokedTime ?? expiresTime ?? '')}</span>
      ) : (
        <>
          {expiresTime && <span className={styles.muted}>ends {timeWords(expiresTime)} UTC</span>}
          <Button
            look="small"
            aria-disabled={isBusy}
            onClick={() => void ask(`${path}/rotate`, 'A new key took its place, and the old one ended.')}
          >
            Rotate
          </Button>
          <Button
            look="small"
            aria-disabled={isBusy}
            onClick={() => void ask(`${path}/revoke`, 'The key opens nothing any more.')}
          >
            Revoke
          </Button>
        </>
      )}
    </li>
  );
}
