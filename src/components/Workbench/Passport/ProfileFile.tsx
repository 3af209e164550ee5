import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import { legible, legibleIn } from '../../../certification/assessment/legible';
import type { AssessmentCommands } from '../../../certification/assessment/types';
import type { Difference } from '../../../certification/passport/profile-text';
import type { Profile } from '../../../certification/profile/types';
import Button from '../../ui/Button';
import styles from './styles.module.css';

interface Props {
  profile: Profile;
  commands: Pick<AssessmentCommands, 'setProfile'>;
  isReady: boolean;
}

/** A file that was read, or why it could not be. */
type Reading = { problems: readonly string[] } | { name: string; differences: readonly Difference[] };

/** The parts that know YAML load when a file is read or written. */
const loadText = () => import('../../../certification/passport/profile-text');

const shown = (value: unknown) =>
  value === undefined ? 'not said' : Array.isArray(value) ? value.join(', ') || 'nothing' : String(value);

/** The passport as the file that `verify` reads: out of the browser, and back in after a look at what it changes. */
export default function ProfileFile({ profile, commands, isReady }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<Reading | null>(null);

  async function read(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    try {
      const [text, { parseProfileText, differencesOf }] = await Promise.all([file.text(), loadText()]);
      const name = legible(file.name);
      const found = legibleIn(parseProfileText(name, text));
      setReading('profile' in found ? { name, differences: differencesOf(profile, found.profile) } : found);
    } catch {
      setReading({ problems: ['The file could not be opened. Choose it again.'] });
    }
  }

  async function save(): Promise<void> {
    const { PROFILE_FILE, profileText } = await loadText();
    saveFile(PROFILE_FILE, profileText(profile), 'application/yaml');
  }

  function take(differences: readonly Difference[]): void {
    for (const { field, after } of differences) commands.setProfile(field, after);
    setReading(null);
  }

  return (
    <div className={styles.file}>
      <p>
        The passport is the file that <code>verify --profile</code> reads.
      </p>
      <p className={styles.buttons}>
        <Button onClick={() => void save()} disabled={!isReady}>
          Save as connector-profile.yml
        </Button>
        <Button onClick={() => input.current?.click()} disabled={!isReady}>
          Read a profile file
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".yml,.yaml,.json,application/yaml,application/json"
          aria-label="Profile file"
          onChange={(event) => void read(event)}
        />
      </p>
      {reading && <Outcome reading={reading} take={take} leave={() => setReading(null)} />}
    </div>
  );
}

interface OutcomeProps {
  reading: Reading;
  take: (differences: readonly Difference[]) => void;
  leave: () => void;
}

function Outcome({ reading, take, leave }: OutcomeProps): ReactNode {
  if ('problems' in reading)
    return (
      <div role="alert" className={styles.refused}>
        <p>Nothing was changed. The file says what a profile cannot:</p>
        <ul>
          {reading.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
    );
  const { name, differences } = reading;
  if (differences.length === 0) return <p role="status">{name} says the same as this passport.</p>;
  return (
    <div role="status" className={styles.found}>
      <p>{name} says otherwise:</p>
      <ul>
        {differences.map(({ field, before, after }) => (
          <li key={field}>
            <code>{field}</code>: {shown(after)} (now {shown(before)})
          </li>
        ))}
      </ul>
      <p className={styles.buttons}>
        <Button onClick={() => take(differences)}>Use what the file says</Button>
        <Button onClick={leave}>Keep the passport</Button>
      </p>
    </div>
  );
}
