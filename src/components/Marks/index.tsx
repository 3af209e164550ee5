import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { encodeText } from '../../browser/address';
import styles from './styles.module.css';

const levels = {
  required: { mark: '●', word: 'Required' },
  recommended: { mark: '◐', word: 'Recommended' },
  informational: { mark: '○', word: 'Informational' },
} as const;

/** How binding a statement is. Shape and word carry it, never color alone. */
export function Level({ level }: { level: keyof typeof levels }): ReactNode {
  const { mark, word } = levels[level];
  return (
    <span className={`${styles.level} ${styles[level]}`}>
      <span aria-hidden="true">{mark} </span>
      {word}
    </span>
  );
}

const origins = {
  published: 'Published by the provider',
  certification: 'From the certification document',
  law: 'Law: have counsel check',
  'card-scheme': 'Card scheme rule',
  inferred: 'Inferred, not published',
  login: 'Provider keeps this behind a login',
  general: 'General knowledge, not sourced',
} as const;

export type OriginKind = keyof typeof origins;

/** Where a statement comes from, shown where a reader could take an inference for a published rule. */
export function Origin({ kind }: { kind: OriginKind }): ReactNode {
  return <span className={styles.origin}>{origins[kind]}</span>;
}

/** An operation, such as `POST /skus`. */
export function Endpoint({ children }: { children: ReactNode }): ReactNode {
  return <code className={styles.endpoint}>{children}</code>;
}

/** A field of a request, answer or event. */
export function Field({ children }: { children: ReactNode }): ReactNode {
  return <code>{children}</code>;
}

/** A call such as `POST /refunds/{id}`, which leads to its operation in the playground. */
export function CallLink({ children }: { children: string }): ReactNode {
  const [method = '', path = ''] = children.replace(/\?.*/, '').split(/\s+/);
  return (
    <Link to={`/docs/playground#/${method}${path.split('/').map(encodeText).join('/')}`} data-noBrokenLinkCheck>
      <Endpoint>{children}</Endpoint>
    </Link>
  );
}

/** Leads to an operation in the playground. Swagger UI reads the hash, so no page has such an anchor. */
export function TryOperation({ tag, id }: { tag: string; id: string }): ReactNode {
  return (
    <Link to={`/docs/playground#/${encodeText(tag)}/${id}`} data-noBrokenLinkCheck>
      Try it in the playground
    </Link>
  );
}
