import { type ReactNode, Suspense } from 'react';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import Fold from '../../evidence/Fold';
import WidgetBoundary from '../../WidgetBoundary';
import { useLoaded } from '../../WidgetBoundary/useLoaded';
import type { SentCall } from '../calls';
import type { PlaygroundKey } from '../form/keys';
import type { FormAccess } from '../form/useForm';
import type { ShownCall } from './CallAsCode';
import styles from './samples.module.css';
import { standingCall } from './standing';
import { useStanding } from './useStanding';

const loadCode = () => import('./CallAsCode');

interface Props {
  operation: ListedOperation;
  form: FormAccess | null;
  keyChoice: PlaygroundKey;
  sent: SentCall | null;
  /** What stood in the form when the newest call left. */
  sentForm: string;
}

/** The call as code, in the language of the reader: as it stands in the form, or as it was sent. What prints it loads when this is opened. */
export default function Samples(props: Props): ReactNode {
  return (
    <Fold className={styles.samples} summaryClassName={styles.summary} summary="The call as code">
      {() => <Newest {...props} />}
    </Fold>
  );
}

/** A form with a file is known once it was sent: what Swagger UI makes of it, only its request tells. */
const filesAreSent = (operationId: string) => operationId === 'createFiles';

function Newest({ operation, form, keyChoice, sent, sentForm }: Props): ReactNode {
  const { text, standing } = useStanding(form);
  const isAsSent = sent !== null && sent.state !== 'sending' && (text === sentForm || filesAreSent(operation.id));
  if (isAsSent) return <Code shown={sent} />;
  const request = standing && !filesAreSent(operation.id) ? standingCall(operation, standing, keyChoice) : null;
  if (request) return <Code shown={{ state: 'standing', request }} />;
  const missing = filesAreSent(operation.id)
    ? 'Choose a file and press Execute. The call you made then stands here, in the language you choose.'
    : 'The request has no id yet. Type one, or press Execute, which puts it in; the call then stands here as code.';
  return <p className={styles.empty}>{form ? missing : 'The call stands here as code once its form is there.'}</p>;
}

function Code({ shown }: { shown: ShownCall }): ReactNode {
  const [CallAsCode, retry] = useLoaded(loadCode);
  return (
    <WidgetBoundary name="The code" shows={shown.request} onRetry={retry}>
      <Suspense fallback={<p role="status">Loading the code…</p>}>
        <CallAsCode shown={shown} />
      </Suspense>
    </WidgetBoundary>
  );
}
