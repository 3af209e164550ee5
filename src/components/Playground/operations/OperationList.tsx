import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../../../browser/keyboard';
import { operationGroups } from '../../../generated/contract/operation-list';
import { MethodBadge } from '../../evidence';
import { elementIdOf, hashOf } from './address';
import { filterOperations } from './filter';
import styles from './list.module.css';
import { linkBeside } from './rows';
import type { NamedNow } from './useNamed';

const total = operationGroups.reduce((sum, { operations }) => sum + operations.length, 0);

interface Props {
  named: NamedNow['named'];
  /** Called for each choice, also of what is open already. */
  onChoose: () => void;
}

/** Every operation of the contract, by resource: plain links, which are in the page before any script has run. */
export default function OperationList({ named, onChoose }: Props): ReactNode {
  const [text, setText] = useState('');
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const found = filterOperations(operationGroups, text);
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
  const openId = named.kind === 'operation' ? named.operation.id : null;
  useShownGroup(box, named);

  function move(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && text !== '') setText('');
    const next = linkBeside(box.current, event.key, document.activeElement);
    if (event.key === 'Enter' && event.target === input.current) box.current?.querySelector('a')?.click();
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <nav ref={box} className={styles.list} aria-label="Operations" onKeyDown={move}>
      <div className={styles.filter}>
        <label htmlFor={id}>Operations</label>
        <input
          ref={input}
          id={id}
          type="search"
          value={text}
          placeholder="refund, POST /orders"
          aria-describedby={`${id}-keys`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-keys`} className={styles.keys} role="status">
          {text === '' ? `${total} operations` : `${count} of ${total}`} · <kbd>/</kbd> to filter, <kbd>↑</kbd>{' '}
          <kbd>↓</kbd> and <kbd>Enter</kbd> to open
        </p>
      </div>
      <div className={styles.groups}>
        {found.map(({ tag, operations }) => (
          <section key={tag} aria-labelledby={elementIdOf(tag)}>
            <h2 id={elementIdOf(tag)} className={styles.tag}>
              {tag}
            </h2>
            <ul>
              {operations.map(({ id: operationId, method, path, summary }) => (
                <li key={operationId}>
                  <a
                    href={hashOf(tag, operationId)}
                    aria-current={operationId === openId ? 'true' : undefined}
                    onClick={onChoose}
                  >
                    <MethodBadge method={method} /> <code>{path}</code>
                    <span className={styles.summary}>{summary}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {count === 0 && (
          <p className={styles.none}>
            No operation has all of these words.{' '}
            <button type="button" onClick={() => setText('')}>
              Show all
            </button>
          </p>
        )}
      </div>
    </nav>
  );
}

/** "/" leads to the filter, but for where one types. */
function useSlashKey(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
      if ((event.target as Element | null)?.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}

/** Brings what is open, or the resource that the address names, into the list's own window. */
function useShownGroup(box: React.RefObject<HTMLElement | null>, named: NamedNow['named']): void {
  useEffect(() => {
    const list = box.current;
    if (!list) return;
    const target =
      named.kind === 'operation'
        ? list.querySelector<HTMLElement>('[aria-current]')
        : named.kind === 'group' && document.getElementById(elementIdOf(named.tag));
    if (!target) return;
    const [inner, outer] = [target.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      list.scrollTop += inner.top - outer.top - outer.height / 3;
  }, [box, named]);
}
