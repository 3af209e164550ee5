import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Checklist, ChecklistItem } from '../../catalog/types';
import Button from '../ui/Button';
import WidgetBoundary from '../WidgetBoundary';
import { noFilters } from './filters';
import Item from './Item';
import { shortcutOf } from './keyboard';
import styles from './styles.module.css';
import type { ChecklistState } from './useChecklist';

/** How many items a tall screen can show without scrolling. */
const onATallScreen = 6;

/** The items under the headings of their subsections, with shortcuts for whoever works through them by keyboard. */
export default function ItemList({ checklist, state }: { checklist: Checklist; state: ChecklistState }): ReactNode {
  const list = useRef<HTMLFieldSetElement>(null);
  const { shown } = state;
  if (shown.length === 0) return <NothingShown state={state} />;
  return (
    // Until the saved answers were read, nothing can be answered. Said once for all: each item would be drawn again for it.
    <fieldset
      ref={list}
      className={styles.list}
      disabled={!state.answers.ready}
      aria-label="Items"
      onKeyDown={(event) => list.current && onKey(event, list.current)}
    >
      {subsections(checklist.items).map((title) => {
        const items = shown.filter((item) => item.subsection === title);
        if (items.length === 0) return null;
        return (
          <div key={title}>
            {title && <h3 className={styles.subsection}>{title}</h3>}
            {items.map((item) => (
              <WidgetBoundary key={item.id} name={`The item ${item.id}`}>
                <Item
                  item={item}
                  state={state}
                  heading={title ? 'h4' : 'h3'}
                  isNearTop={shown.indexOf(item) < onATallScreen}
                />
              </WidgetBoundary>
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}

function subsections(items: ChecklistItem[]): (string | null)[] {
  return [...new Set(items.map(({ subsection }) => subsection))];
}

function NothingShown({ state }: { state: ChecklistState }): ReactNode {
  const { level, role, state: standing } = noFilters;
  return (
    <p className={styles.notice}>
      No item matches these filters.{' '}
      <Button onClick={() => state.changeFilters({ level, role, state: standing })}>Show all items</Button>
    </p>
  );
}

function onKey(event: KeyboardEvent, list: HTMLElement): void {
  const shortcut = shortcutOf(event);
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
  if (!shortcut || !item) return;
  event.preventDefault();
  if ('claim' in shortcut) {
    item.querySelector<HTMLInputElement>(`input[value="${shortcut.claim}"]`)?.click();
    return;
  }
  const all = [...list.querySelectorAll<HTMLElement>('[data-item]')];
  const next = all[all.indexOf(item) + shortcut.move];
  next?.focus();
}
