import CodeBlock from '@theme/CodeBlock';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { CallRequest } from '../../sandbox-client';
import { toCurl } from './curl';
import { toJavaScript } from './javascript';
import { type Language, useLanguage } from './language';
import styles from './styles.module.css';

const languages: { id: Language; label: string; prism: string; build: typeof toCurl }[] = [
  { id: 'curl', label: 'cURL', prism: 'bash', build: toCurl },
  { id: 'javascript', label: 'JavaScript', prism: 'js', build: toJavaScript },
];

interface Props {
  request: CallRequest;
  baseUrl: string;
}

/** One call as code, in the language the reader chose last. */
export default function CodeSample({ request, baseUrl }: Props): ReactNode {
  const [language, setLanguage] = useLanguage();
  const id = useId();
  const shown = languages.find((entry) => entry.id === language) ?? languages[0];
  if (!shown) return null;

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
            aria-selected={entry.id === shown.id}
            aria-controls={`${id}-panel`}
            tabIndex={entry.id === shown.id ? 0 : -1}
            onClick={() => setLanguage(entry.id)}
          >
            {entry.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown.id}`} className={styles.panel}>
        <CodeBlock language={shown.prism}>{shown.build(request, baseUrl)}</CodeBlock>
      </div>
    </div>
  );
}
