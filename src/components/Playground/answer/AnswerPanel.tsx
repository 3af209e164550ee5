import { type ReactNode, Suspense } from 'react';
import { saveFile } from '../../../browser/save-file';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import { at } from '../../../guides/paths';
import type { Exchange } from '../../../ledger/types';
import type { CallAnswer } from '../../../sandbox-client';
import { JsonView, StatusCode } from '../../evidence';
import { formatDuration } from '../../evidence/ExchangeRow/LedgerLine';
import Fold from '../../evidence/Fold';
import { anchorOfEntry } from '../../LedgerPanel/anchors';
import WidgetBoundary from '../../WidgetBoundary';
import { useLoaded } from '../../WidgetBoundary/useLoaded';
import type { SentCall } from '../calls';
import styles from './answer.module.css';
import Changed from './Changed';
import type { CallError } from './correct';
import { useEntry } from './useEntry';
import Why from './Why';

const loadHelp = () => import('./ErrorHelp');

interface Props {
  sent: SentCall | null;
  operation: ListedOperation;
  /** Puts a body into the form. */
  onCorrect: (body: string) => void;
}

/** The answer to the newest call of the form: what came, how fast, what it changed, and why. */
export default function AnswerPanel({ sent, operation, onCorrect }: Props): ReactNode {
  const requestId = sent?.state === 'answered' ? sent.answer.requestId : null;
  const found = useEntry(requestId);
  // Until it is looked for anew, what was found is of the answer before.
  const entry = found?.requestId === requestId ? found : null;
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>Answer</h3>
        {entry && <a href={`#${anchorOfEntry(entry.sequence)}`}>Entry #{entry.sequence} of the ledger</a>}
      </div>
      <div role="status">
        <Status sent={sent} />
      </div>
      {sent?.state === 'answered' && (
        <WidgetBoundary name="The answer" shows={sent}>
          <Content key={sent.answer.requestId} {...{ sent, entry, operation, onCorrect }} />
        </WidgetBoundary>
      )}
    </>
  );
}

function Status({ sent }: { sent: SentCall | null }): ReactNode {
  if (!sent)
    return <p className={styles.empty}>Press Execute. The answer comes here, with what the call changed and why.</p>;
  if (sent.state === 'sending') return <p className={styles.empty}>Waiting for the answer…</p>;
  if (sent.state === 'failed')
    return <p className={styles.problem}>{sent.problem} What you typed is still in the form: press Execute again.</p>;
  const { status, durationMs } = sent.answer;
  return (
    <p className={styles.status}>
      <StatusCode status={status} /> <span className={styles.duration}>{formatDuration(durationMs)}</span>
    </p>
  );
}

function Content({
  sent: { answer, request },
  entry,
  operation,
  onCorrect,
}: Props & { sent: Extract<SentCall, { state: 'answered' }>; entry: Exchange | null }): ReactNode {
  return (
    <>
      <div className={styles.effects} data-refused={answer.status >= 400 ? '' : undefined}>
        {entry && <Changed entry={entry} isRead={operation.method === 'GET'} />}
        {answer.headers['x-sandbox-ledger'] && (
          <p className={styles.empty}>The ledger could not keep this call: the notice above says why.</p>
        )}
      </div>
      {answer.status >= 400 && (
        <Help
          operationId={operation.id}
          errors={errorsOf(answer)}
          sent={typeof request.body === 'string' ? request.body : null}
          onCorrect={onCorrect}
        />
      )}
      {entry?.reasons && <Why reasons={entry.reasons} body={answer.body} />}
      <Body answer={answer} label={`Answer of ${operation.method} ${operation.path}`} />
    </>
  );
}

function errorsOf({ body }: CallAnswer): CallError[] {
  const errors = at(body, 'errors');
  return Array.isArray(errors) ? (errors as unknown as CallError[]) : [];
}

function Help(props: {
  operationId: string;
  errors: CallError[];
  sent: string | null;
  onCorrect: (body: string) => void;
}): ReactNode {
  const [ErrorHelp, retry] = useLoaded(loadHelp);
  return (
    <WidgetBoundary name="The explanation" onRetry={retry}>
      <Suspense fallback={<p data-loading="">Looking up what the error means…</p>}>
        <ErrorHelp {...props} />
      </Suspense>
    </WidgetBoundary>
  );
}

function Body({ answer: { body, status }, label }: { answer: CallAnswer; label: string }): ReactNode {
  if (body === null) return <p className={styles.empty}>The answer has no body.</p>;
  if (body instanceof Blob) return <Download file={body} />;
  return (
    <Fold open className={styles.fold} summary="Body">
      {() => <JsonView value={body} label={label} depth={status >= 400 ? 3 : 1} />}
    </Fold>
  );
}

function Download({ file }: { file: Blob }): ReactNode {
  const [, ending = 'bin'] = /^\w+\/(\w+)/.exec(file.type) ?? [];
  return (
    <p className={styles.empty}>
      A file of {file.size} bytes, {file.type}.{' '}
      <button type="button" onClick={() => saveFile(`answer.${ending}`, file)}>
        Save it
      </button>
    </p>
  );
}
