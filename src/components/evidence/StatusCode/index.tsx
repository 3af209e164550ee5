import type { ReactNode } from 'react';
import styles from './styles.module.css';

const words: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No content',
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  429: 'Too many requests',
  500: 'Server error',
};

interface Props {
  status: number;
  /** Where it is not what an API answers: to a webhook, a redirect is one as well. */
  isError?: boolean;
}

/** An HTTP status with its word. An error carries a mark as well, so color is never alone. */
export default function StatusCode({ status, isError = status >= 400 }: Props): ReactNode {
  return (
    <span className={`${styles.status} ${isError ? styles.error : styles.success}`}>
      <span aria-hidden="true">{isError ? '✕' : '✓'}</span> {status}{' '}
      <span className={styles.word}>{words[status]}</span>
    </span>
  );
}
