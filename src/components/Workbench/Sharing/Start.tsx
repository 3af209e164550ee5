import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import type { Live } from '../../../assessment-client/live';
import type { Outcome, Place, Shared } from '../../../assessment-client/live/server';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import SharedList from './SharedList';
import styles from './styles.module.css';
import { type Draft, useDraft } from './useDraft';

interface Work {
  problem: string;
  isBusy: boolean;
  /** @returns what came of it; null where it failed, which is told */
  run<Result>(place: Place | string, work: (place: Place) => Promise<Outcome<Result>>): Promise<Result | null>;
}

function useWork(): Work {
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run: Work['run'] = async (place, work) => {
    if (typeof place === 'string') {
      setProblem(place);
      return null;
    }
    setProblem('');
    setBusy(true);
    const answer = await work(place);
    setBusy(false);
    if (answer.ok) return answer.result;
    setProblem(answer.reason);
    return null;
  };
  return { problem, isBusy, run };
}

/** Shares the open assessment on a server, or opens one that is shared there. */
export default function Start({ live }: { live: Live }): ReactNode {
  const draft = useDraft();
  const work = useWork();
  const [found, setFound] = useState<{ place: Place; shared: readonly Shared[] } | null>(null);

  function share(event: FormEvent): void {
    event.preventDefault();
    void work.run(draft.place(), live.share);
  }

  async function look(): Promise<void> {
    const place = draft.place();
    const shared = await work.run(place, live.list);
    setFound(shared && typeof place !== 'string' ? { place, shared } : null);
  }

  return (
    <details className={styles.start}>
      <summary>Work on it together…</summary>
      <form onSubmit={share}>
        <p className={styles.hint}>
          A sandbox server carries the assessment between browsers. Each browser keeps all of it, so you can work
          offline and send your changes later.
        </p>
        <Fields draft={draft} />
        {work.problem && <Problem problem={work.problem} />}
        <div className={styles.ways}>
          <Button type="submit" disabled={work.isBusy}>
            Share this assessment
          </Button>
          <Button disabled={work.isBusy} onClick={() => void look()}>
            See what is shared there
          </Button>
        </div>
      </form>
      {found && (
        <SharedList
          shared={found.shared}
          isBusy={work.isBusy}
          open={(id) => void work.run(found.place, (place) => live.join(place, id))}
        />
      )}
    </details>
  );
}

function Fields({ draft }: { draft: Draft }): ReactNode {
  const { author, commands } = useAssessment();
  const id = useId();
  return (
    <div className={styles.fields}>
      <label htmlFor={`${id}-name`}>Your name, as others see it</label>
      <input
        id={`${id}-name`}
        value={author}
        autoComplete="name"
        maxLength={100}
        onChange={({ target }) => commands.setAuthor(target.value)}
      />
      <label htmlFor={`${id}-url`}>Address of the server</label>
      <input
        id={`${id}-url`}
        type="url"
        inputMode="url"
        spellCheck={false}
        value={draft.url}
        onChange={({ target }) => draft.setUrl(target.value)}
      />
      <label htmlFor={`${id}-key`}>Secret key; empty for the local server’s own</label>
      <input
        id={`${id}-key`}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={draft.key}
        aria-describedby={`${id}-keyhint`}
        onChange={({ target }) => draft.setKey(target.value)}
      />
      <p id={`${id}-keyhint`} className={styles.hint}>
        Whoever has a key to the same account can open what you share. This browser keeps the key while the assessment
        is shared; files and links that you hand on do not have it.
      </p>
    </div>
  );
}
