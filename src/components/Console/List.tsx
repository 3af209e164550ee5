import { type ReactNode, useEffect, useRef } from 'react';
import styles from './styles.module.css';

interface Props {
  children: readonly ReactNode[];
  /** What to say where there are none. */
  empty?: ReactNode;
}

/** Lines of a tab. Where one goes with the button that was pressed in it, the focus stays with the list. */
export default function List({ children, empty }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  });
  return (
    <>
      {children.length === 0 && empty && <p className={styles.hint}>{empty}</p>}
      <ul
        ref={list}
        className={styles.list}
        tabIndex={-1}
        onFocus={() => {
          hadFocus.current = true;
        }}
        onBlur={() => {
          hadFocus.current = false;
        }}
      >
        {children}
      </ul>
    </>
  );
}
