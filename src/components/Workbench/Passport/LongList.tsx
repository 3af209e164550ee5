import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import Button from '../../ui/Button';
import type { Option } from './choices';
import { findOptions } from './find-options';
import styles from './styles.module.css';

interface Props {
  label: string;
  options: readonly Option[];
  value: readonly string[];
  /** @param value undefined for "not known" */
  set: (value: readonly string[] | undefined) => void;
}

/** Any of many values: written, or picked from what a browser proposes. Several at once, with commas between them, are fine. */
export default function LongList({ label, options, value, set }: Props): ReactNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const meaningOf = (one: string) => options.find(([known]) => known === one)?.[1] ?? one;

  function add(): void {
    const { found, unknown } = findOptions(text, options);
    const next = options.map(([known]) => known).filter((known) => value.includes(known) || found.includes(known));
    if (found.length > 0) set(next);
    setText(unknown.join(', '));
    setProblem(unknown.length === 0 ? '' : `Not in the list: ${unknown.join(', ')}. Choose from what is proposed.`);
  }

  function remove(one: string): void {
    const next = value.filter((known) => known !== one);
    set(next.length > 0 ? next : undefined);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }

  return (
    <>
      {value.length > 0 && (
        <ul className={styles.chosen} aria-label="Chosen">
          {value.map((one) => (
            <li key={one}>
              <Button look="small" onClick={() => remove(one)} aria-label={`Remove ${meaningOf(one)}`}>
                {meaningOf(one)} <span aria-hidden="true">✕</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.adding}>
        <input
          ref={field}
          list={id}
          value={text}
          aria-label={`${label} Add`}
          aria-describedby={`${id}-problem`}
          placeholder={options
            .slice(0, 2)
            .map(([, meaning]) => meaning)
            .join(', ')}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        <datalist id={id}>
          {options.map(([one, meaning]) => (
            <option key={one} value={meaning}>
              {one}
            </option>
          ))}
        </datalist>
        <Button onClick={add}>Add</Button>
      </p>
      <p id={`${id}-problem`} role="status" className={styles.problem}>
        {problem}
      </p>
    </>
  );
}
