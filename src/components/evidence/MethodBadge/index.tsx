import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** An HTTP method. The word tells it; weight only sets reading apart from writing. */
export default function MethodBadge({ method }: { method: string }): ReactNode {
  const name = method.toUpperCase();
  return <span className={`${styles.method} ${name === 'GET' ? styles.reads : styles.writes}`}>{name}</span>;
}
