import { Fragment, memo, type ReactNode } from 'react';
import { opensHere } from '../../browser/click';
import type { Marked } from '../../search/excerpt';
import type { Hit as SearchHit } from '../../search/finder';
import type { SearchKind } from '../../search/record';
import styles from './styles.module.css';

const kindNames: Record<SearchKind, string> = {
  page: 'Page',
  section: 'Section',
  operation: 'Operation',
  term: 'Term',
  'event-type': 'Event',
  'error-code': 'Error',
  item: 'Checklist item',
  'use-case': 'Use case',
  requirement: 'Requirement',
  model: 'Model',
  field: 'Field',
  row: 'Table row',
};

/** Kinds whose title says nothing of the page they stand on. */
const needsPage: ReadonlySet<SearchKind> = new Set(['section', 'model', 'field', 'row', 'requirement', 'operation']);

function WithMarks({ parts }: { parts: Marked }): ReactNode {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
    <Fragment key={index}>{index % 2 === 1 ? <mark>{part}</mark> : part}</Fragment>
  ));
}

interface Props {
  hit: SearchHit;
  route: string;
  /** Leads to where the hit's call is made, rather than to where it is told. */
  isTry: boolean;
  id: string;
  active: boolean;
  onOpen(route: string): void;
}

/** A plain link: one of the router would load the page of each result that comes into sight while somebody types. */
function Hit({ hit, route, isTry, id, active, onOpen }: Props): ReactNode {
  return (
    <a
      id={id}
      role="option"
      aria-selected={active}
      aria-label={isTry ? `Try it in the playground: ${hit.name ?? hit.title.join('')}` : undefined}
      // Focus stays in the box, which drives the list.
      tabIndex={-1}
      className={active ? `${styles.hit} ${styles.active}` : styles.hit}
      href={route}
      onClick={(event) => {
        if (!opensHere(event)) return;
        event.preventDefault();
        onOpen(route);
      }}
    >
      {isTry ? <span className={styles.tryIt}>Try it in the playground</span> : <Found hit={hit} />}
    </a>
  );
}

function Found({ hit: { kind, title, page, name, excerpt } }: { hit: SearchHit }): ReactNode {
  return (
    <>
      <span className={styles.kind}>{kindNames[kind]}</span>
      <span className={styles.title}>
        <WithMarks parts={title} />
        {name !== null && <code className={styles.name}>{name}</code>}
      </span>
      {needsPage.has(kind) && <span className={styles.page}>{page}</span>}
      {excerpt.length > 0 && (
        <span className={styles.text}>
          <WithMarks parts={excerpt} />
        </span>
      )}
    </>
  );
}

export default memo(Hit);
