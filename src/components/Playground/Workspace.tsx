import Link from '@docusaurus/Link';
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ListedOperation } from '../../generated/contract/operation-list';
import { useSandbox } from '../../sandbox-client';
import { MethodBadge } from '../evidence';
import ClearButton from '../LedgerPanel/ClearButton';
import WidgetBoundary from '../WidgetBoundary';
import { useLoaded } from '../WidgetBoundary/useLoaded';
import AnswerPanel from './answer/AnswerPanel';
import { loadEditor } from './BodyEditor/load';
import type { SentCall } from './calls';
import type { PlaygroundKey } from './form/keys';
import type { FormAccess } from './form/useForm';
import type { Forms } from './forms';
import { referenceOf, tagOf } from './operations/address';
import Samples from './samples/Samples';
import { textOfForm } from './samples/useStanding';
import OpenedCall from './share/OpenedCall';
import Share from './share/Share';
import { useSharedCall } from './share/useSharedCall';
import styles from './styles.module.css';

const loadForm = () => import('./form/OperationForm');

interface Props {
  tag: string;
  operation: ListedOperation;
  keyChoice: PlaygroundKey;
  /** Changes with each visit: each brings the operation to the top of the window. */
  visit: string;
  forms: Forms;
  /** Id of the chosen scenario; empty where there is none. */
  scenario: string;
  onScenario: (id: string) => void;
}

/** The open operation: its request at the left, its answer at the right. */
export default function Workspace({ tag, operation, keyChoice, visit, forms, scenario, onScenario }: Props): ReactNode {
  const { method, path, summary, id } = operation;
  const name = `${method} ${path}`;
  const [sent, setSent] = useState<SentCall | null>(null);
  // The form of this very operation: while another one goes, that one's is still known above.
  const [form, setForm] = useState<FormAccess | null>(null);
  const tellForm = useCallback(
    (access: FormAccess | null) => {
      forms.onForm(id, access);
      setForm(access && { read: () => forms.waiting(id) ?? access.read(), write: (wanted) => forms.fill(id, wanted) });
    },
    [forms, id],
  );
  const [sentForm, setSentForm] = useState('');
  const noteCall = (call: SentCall) => {
    setSent(call);
    setSentForm(textOfForm(form));
  };
  const { section, heading } = useShown(visit);
  useEditorInTime(method);
  const [opening, dismiss] = useSharedCall({ operationId: id, form, visit, onScenario });
  return (
    <section ref={section} className={styles.workspace} aria-labelledby="operation" data-operation={id}>
      <header className={styles.head}>
        <h2 id="operation" ref={heading} tabIndex={-1} className={styles.title}>
          <MethodBadge method={method} /> <code>{path}</code>
        </h2>
        <p className={styles.summary}>
          {summary}. <Link to={referenceOf(tag, id)}>Fields and answers</Link>
        </p>
        <Share tag={tag} operationId={id} form={form} scenario={scenario} tagOf={tagOf} />
      </header>
      <OpenedCall opening={opening} onDismiss={dismiss} />
      <div className={styles.panes} data-waiting={form || sent ? undefined : ''}>
        <section className={styles.request} aria-label="Request">
          <h3>Request</h3>
          <GuardedForm operationId={id} name={name} keyChoice={keyChoice} onCall={noteCall} onForm={tellForm} />
        </section>
        <section className={styles.answer} aria-label="Answer">
          <AnswerPanel sent={sent} operation={operation} onCorrect={(body) => form?.write({ ...form.read(), body })} />
        </section>
      </div>
      <Samples {...{ operation, form, keyChoice, sent, sentForm }} />
    </section>
  );
}

/** Brings the operation to the top of the window and moves the focus to it, at each visit. */
function useShown(visit: string) {
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit is one more reason to look at it
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'start', behavior: 'instant' });
    heading.current?.focus({ preventScroll: true });
  }, [visit]);
  return { section, heading };
}

/** The body's editor loads beside the form, not after it. Where that fails, the form tries again by itself. */
function useEditorInTime(method: string): void {
  useEffect(() => {
    if (method !== 'GET' && method !== 'DELETE') loadEditor().catch(() => undefined);
  }, [method]);
}

interface FormProps {
  operationId: string;
  name: string;
  keyChoice: PlaygroundKey;
  onCall: (call: SentCall) => void;
  onForm: (form: FormAccess | null) => void;
}

/** Where it fails, for want of a network or because of what the sandbox holds, the reader can still clear the sandbox. */
function GuardedForm(props: FormProps): ReactNode {
  const { client, revision } = useSandbox();
  const [Form, retry] = useLoaded(loadForm);
  return (
    <WidgetBoundary
      name="The form"
      shows={revision}
      onRetry={retry}
      rescue={<ClearButton client={client} isEmpty={false} />}
    >
      <Suspense fallback={<Loading />}>
        <Form {...props} />
      </Suspense>
    </WidgetBoundary>
  );
}

function Loading(): ReactNode {
  return (
    <p role="status" className={styles.note} data-loading="">
      Loading the form…
    </p>
  );
}
