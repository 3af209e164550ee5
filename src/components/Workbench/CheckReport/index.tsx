import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { legible } from '../../../certification/assessment/legible';
import Button from '../../ui/Button';
import WidgetBoundary from '../../WidgetBoundary';
import View from '../Report/View';
import Checking from './Checking';
import type { ReadReport } from './check';
import styles from './styles.module.css';

interface Opened {
  /** Which of the files opened here it is: a changed copy may have the name and the digest of the one before. */
  turn: number;
  name: string;
  read: ReadReport;
}

const loadCheck = () => import('./check');

function Content(): ReactNode {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problems, setProblems] = useState<{ name: string; texts: readonly string[] } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  async function open(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const name = legible(file.name);
    try {
      const [text, { openReport }] = await Promise.all([file.text(), loadCheck()]);
      const read = openReport(text);
      if ('report' in read) setOpened((before) => ({ turn: (before?.turn ?? 0) + 1, name, read }));
      setProblems('report' in read ? null : { name, texts: read.problems });
    } catch {
      setProblems({ name, texts: ['It could not be opened. Choose it again.'] });
    }
  }

  return (
    <div data-search-skip>
      <div className={styles.tools}>
        <p className={styles.buttons}>
          <Button onClick={() => input.current?.click()}>{opened ? 'Open another report' : 'Open a report'}</Button>
          <input
            ref={input}
            id={id}
            type="file"
            hidden
            accept=".json,application/json"
            aria-label="Report file"
            onChange={(event) => void open(event)}
          />
          <span>The file stays in this browser.</span>
        </p>
        {problems && (
          <div role="alert" className={styles.refused}>
            <p>{problems.name} cannot be read as a readiness report.</p>
            <ul>
              {problems.texts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        {opened && <Checking key={opened.turn} name={opened.name} report={opened.read.report} />}
      </div>
      {opened && <View report={opened.read.shown} />}
    </div>
  );
}

/** Opens a report that somebody sent, and says where it does not follow from what it rests on. */
export default function CheckReport(): ReactNode {
  return (
    <WidgetBoundary name="The check">
      <Content />
    </WidgetBoundary>
  );
}
