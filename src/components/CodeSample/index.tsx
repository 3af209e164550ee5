// Brought along, so that the code a page was served with stays as it is: see `rehypeCodeBlocks`.
import '@site/src/theme/CodeBlock/Block';
import CodeBlock from '@theme/CodeBlock';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { languages } from '../../samples/languages';
import { inPageNotes } from '../../samples/notes';
import type { SampleCall, SampleProgram } from '../../samples/types';
import { useSandbox } from '../../sandbox-client';
import { useLanguage } from './language';
import styles from './styles.module.css';
import { usePrinted } from './usePrinted';

interface Props {
  request: SampleCall;
  baseUrl: string;
}

/** One call as code, in the language the reader chose last. */
export default function CodeSample({ request, baseUrl }: Props): ReactNode {
  const { client } = useSandbox();
  const notes = client.target === 'page' ? inPageNotes(baseUrl) : [];
  return <ProgramSample program={{ calls: [request], baseUrl, notes }} />;
}

/** Calls as one program, in the language the reader chose last. */
export function ProgramSample({ program }: { program: SampleProgram }): ReactNode {
  const [language, setLanguage] = useLanguage();
  const printed = usePrinted(language, program);
  const id = useId();
  const shown = languages.find((entry) => entry.id === printed.language);

  function move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = languages.findIndex((entry) => entry.id === language);
    const next = languages[(index + step + languages.length) % languages.length];
    if (!next) return;
    event.preventDefault();
    setLanguage(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  }

  return (
    <div className={styles.sample}>
      <div className={styles.tabs} role="tablist" aria-label="Language of the sample" onKeyDown={move}>
        {languages.map((entry) => (
          <button
            key={entry.id}
            type="button"
            role="tab"
            id={`${id}-${entry.id}`}
            className={styles.tab}
            aria-selected={entry.id === language}
            aria-controls={`${id}-panel`}
            tabIndex={entry.id === language ? 0 : -1}
            onClick={() => setLanguage(entry.id)}
          >
            {entry.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${language}`} className={styles.panel}>
        {printed.problem && (
          <p role="alert" className={styles.problem}>
            {printed.problem}
          </p>
        )}
        <CodeBlock language={shown?.prism ?? 'bash'}>{printed.code}</CodeBlock>
        <p className={styles.runs}>Runs with {shown?.runsWith}.</p>
      </div>
    </div>
  );
}
