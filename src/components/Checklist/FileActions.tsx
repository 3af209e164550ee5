import Link from '@docusaurus/Link';
import { type ChangeEvent, lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import type { Answers } from '../../assessment-client';
import type { Checklist } from '../../catalog/types';
import Button from '../ui/Button';
import DialogButton from '../ui/DialogButton';
import type { Incoming } from '../Workbench/Incoming/read';
import { exportAnswers } from './exportAnswers';
import styles from './styles.module.css';

interface Props {
  checklist: Checklist;
  answers: Answers;
  /** Holds the items. */
  root: RefObject<HTMLElement | null>;
}

const IncomingDialog = lazy(() => import('../Workbench/Incoming/IncomingDialog'));

/** Takes answers out of the browser and back in, on paper too. */
export default function FileActions({ checklist, answers, root }: Props): ReactNode {
  const [message, setMessage] = useState<Message | null>(null);
  const [incoming, setIncoming] = useState<Incoming | null>(null);
  const file = useRef<HTMLInputElement>(null);

  async function importFrom(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (!chosen) return;
    try {
      const { readIncomingFile } = await import('../Workbench/Incoming/read');
      const read = await readIncomingFile(chosen);
      if (read.ok) setIncoming(read.incoming);
      setMessage(read.ok ? null : { text: `Nothing was changed. ${read.reason}`, isProblem: true });
    } catch {
      const text =
        'Nothing was changed. A part of this page could not be loaded. Look at your connection, then choose the file again.';
      setMessage({ text, isProblem: true });
    }
  }

  function end(text: string): void {
    setIncoming(null);
    setMessage({ text, isProblem: false });
  }

  return (
    <div className={styles.files}>
      <p className={styles.hint}>Answers stay in this browser, for all checklists together.</p>
      <p className={styles.onPaper}>
        What is folded on the screen is not printed: “Open all standards” opens the standards, “Based on” the calls.
      </p>
      <div className={styles.buttons}>
        <Button disabled={!answers.ready} onClick={() => exportAnswers(answers.assessment)}>
          Export answers
        </Button>
        <Button disabled={!answers.ready} onClick={() => file.current?.click()}>
          Import answers
        </Button>
        <input
          ref={file}
          className={styles.heard}
          type="file"
          accept="application/json,.json"
          aria-label="File with answers"
          tabIndex={-1}
          onChange={importFrom}
        />
        <StandardsButton root={root} />
        <Button onClick={() => window.print()}>Print</Button>
        <ClearButton checklist={checklist} answers={answers} said={setMessage} />
      </div>
      <p className={message?.isProblem ? styles.problem : styles.plain} role={message?.isProblem ? 'alert' : 'status'}>
        {message?.text}
      </p>
      {incoming && (
        <Suspense>
          <IncomingDialog incoming={incoming} onEnd={end} />
        </Suspense>
      )}
    </div>
  );
}

interface Message {
  text: string;
  isProblem: boolean;
}

interface ClearProps extends Omit<Props, 'root'> {
  said: (message: Message) => void;
}

function ClearButton({ checklist, answers, said }: ClearProps): ReactNode {
  const own = checklist.items.filter(({ id }) => Object.hasOwn(answers.assessment.claims, id)).map(({ id }) => id);
  return (
    <DialogButton
      label="Clear this checklist"
      disabled={own.length === 0}
      title={`Remove ${own.length} ${own.length === 1 ? 'answer' : 'answers'} to “${checklist.title}”?`}
      closing="Keep them"
      doing="Remove them"
      look="danger"
      act={async () => {
        answers.commands.clear(own);
        said({ text: 'The answers to this checklist are gone.', isProblem: false });
        return true;
      }}
    >
      <p>
        Notes and reasons go too. <Link to="/workbench/history">The history</Link> can bring all of it back at once.
      </p>
    </DialogButton>
  );
}

/** Opens every standard, to read through, to search in the page, or to print. */
function StandardsButton({ root }: Pick<Props, 'root'>): ReactNode {
  const [areOpen, setOpen] = useState(false);
  function toggle(): void {
    for (const details of root.current?.querySelectorAll<HTMLDetailsElement>('details[data-standard]') ?? []) {
      details.open = !areOpen;
    }
    setOpen(!areOpen);
  }
  return <Button onClick={toggle}>{areOpen ? 'Close all standards' : 'Open all standards'}</Button>;
}
