import { type MouseEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { isCut, redacted } from '../../../ledger/mark';
import { useSandbox } from '../../../sandbox-client';
import styles from '../styles.module.css';
import { FormContext } from './FormContext';
import Offer from './Offer';
import type { ExecuteProps } from './system';
import { useForm } from './useForm';
import { useOfferedIds } from './useOfferedIds';

interface Props extends ExecuteProps {
  operationId: string;
  /** Swagger UI's own button. */
  children: ReactNode;
}

/** Below the button, it may come beneath what stands at the window's lower end. */
const bringIntoSight = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: 'nearest' });

/** Wraps "Execute": offers ids made earlier, and prepares what the call needs and does not have. */
export default function ExecuteWithIds({ operationId, children, ...execute }: Props): ReactNode {
  const { client, revision } = useSandbox();
  const form = useForm(execute);
  const onForm = useContext(FormContext);
  useEffect(() => {
    onForm(form);
    return () => onForm(null);
  }, [onForm, form]);
  const ids = useOfferedIds(operationId, client, revision, form);
  const [isBusy, setBusy] = useState(false);
  const [hasGaps, setGaps] = useState(false);
  const isReady = useRef(false);

  // The click waits for the preparation, then happens again and goes through.
  async function holdBack(event: MouseEvent): Promise<void> {
    const button = (event.target as Element).closest('button');
    if (!button || isReady.current) return;
    event.preventDefault();
    event.stopPropagation();
    if (isBusy) return;
    const hasGaps = isCut(form.read());
    setGaps(hasGaps);
    if (hasGaps) return;
    setBusy(true);
    isReady.current = await ids.prepare();
    setBusy(false);
    // A browser drops a click made while one from the keyboard is still on its way.
    await new Promise((resolve) => setTimeout(resolve));
    if (isReady.current) button.click();
    isReady.current = false;
  }

  return (
    <div className={styles.execute} onClickCapture={(event) => void holdBack(event)}>
      {children}
      {hasGaps && (
        <p ref={bringIntoSight} role="alert" className={styles.gaps}>
          Nothing was sent: the request says <code>{redacted}</code> where the ledger or a link left a secret out. Put a
          value of your own there, then press Execute again.
        </p>
      )}
      <Offer operationId={operationId} ids={ids} isBusy={isBusy} />
    </div>
  );
}
