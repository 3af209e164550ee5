import { type ReactNode, useEffect, useRef } from 'react';
import styles from './styles.module.css';

/** Lines of a tab. Where one goes with the button that was pressed in it, the focus stays with the list. */
export default function List({ children }: { children: ReactNode }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  });
  return (
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
  );
}
