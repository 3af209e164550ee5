import Link from '@docusaurus/Link';
import { type ReactNode, useMemo } from 'react';
import contract from '../../../generated/contract/document.json';
import { errorCodes } from '../../../generated/reference/error-codes';
import related from '../../../generated/related-calls.json';
import { anchorOf } from '../../ReferenceTable/tables';
import { documentOf } from '../form/documentOf';
import styles from './answer.module.css';
import { type CallError, correctedBody } from './correct';
import { examplesOf } from './examples';

/** Enough to go on with; the reference page has them all. */
const SHOWN = 3;

interface Topic {
  id: string;
  title: string;
  to: string;
}

interface Topics {
  items: Topic[];
  useCases: Topic[];
  /** They speak of calls on the same resource, and of this one not by name. */
  isOfItsKind?: boolean;
}

const calls: Readonly<Record<string, Topics | undefined>> = related.calls;

interface Props {
  operationId: string;
  errors: readonly CallError[];
  /** The body as it was sent; null where the operation takes none. */
  sent: string | null;
  /** Puts a body into the form. */
  onCorrect: (body: string) => void;
}

/** Why a call was refused, by which rule and field, what to do, and where it matters. */
export default function ErrorHelp({ operationId, errors, sent, onCorrect }: Props): ReactNode {
  const correction = useMemo(() => {
    if (sent === null) return null;
    const [example] = examplesOf(documentOf(contract, operationId));
    return correctedBody(sent, errors, example);
  }, [operationId, errors, sent]);
  return (
    <div className={styles.help}>
      <ul className={styles.errors}>
        {errors.map((error, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two errors of one answer may be the same
          <li key={index}>
            <OneError error={error} />
          </li>
        ))}
      </ul>
      {correction && (
        <p className={styles.correction}>
          <button type="button" className={styles.button} onClick={() => onCorrect(correction.body)}>
            Put a corrected body into the form
          </button>
          <span className={styles.source}>{correction.changes.join('; ')}</span>
        </p>
      )}
      <Matters operationId={operationId} />
    </div>
  );
}

function OneError({ error: { code, parameter, message } }: { error: CallError }): ReactNode {
  const row = errorCodes.find((one) => one.code === code);
  return (
    <>
      <p>
        {code && <code>{code}</code>}{' '}
        {parameter && (
          <>
            at <code>{parameter}</code>
          </>
        )}{' '}
        <strong>{message}</strong>
      </p>
      {row && (
        <p className={styles.source}>
          Rule: {row.when} {row.action}{' '}
          <Link to={`/docs/reference/errors#${anchorOf('error-codes', row.code)}`}>All about {row.code}</Link>
        </p>
      )}
    </>
  );
}

/** Where the call matters, and where it matters what becomes of refused ones at all. */
function Matters({ operationId }: { operationId: string }): ReactNode {
  const topics = calls[operationId];
  return (
    <>
      {topics && (
        <Named {...topics}>{topics.isOfItsKind ? 'Calls like this one matter in' : 'This call matters in'}</Named>
      )}
      <Named {...related.refusals}>What a connector makes of refusals matters in</Named>
    </>
  );
}

function Named({ items, useCases, children }: Topics & { children: ReactNode }): ReactNode {
  return (
    <div className={styles.source}>
      {children}
      <ul className={styles.matters}>
        {useCases.slice(0, SHOWN).map(({ id, title, to }) => (
          <li key={id}>
            {id} <Link to={to}>{title}</Link>
          </li>
        ))}
        {items.slice(0, SHOWN).map(({ id, title, to }) => (
          <li key={id}>
            <Link to={to}>{title}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
