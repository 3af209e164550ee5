import { type ReactNode, useId, useRef, useState } from 'react';
import { useSandbox } from '../../../sandbox-client';
import CopyButton from '../../Copy';
import JsonView from '../JsonView';
import { readPath } from '../objects';
import styles from './styles.module.css';

interface Props {
  id: string;
  /** What the id names, such as `order`. With it the chip can open the object. */
  kind?: string;
  /** Shown in front of the id, where it is not the kind: `order.itemId`. */
  label?: string;
}

/** An id that copies on click. Where the object can be read, a second button opens it. */
export default function IdChip({ id, kind, label = kind }: Props): ReactNode {
  const path = kind ? readPath(kind, id) : null;
  return (
    <span className={styles.chip}>
      <CopyButton className={styles.copy} text={() => id} title="Copy this id">
        {(isCopied) => (
          <>
            {label && <span className={styles.label}>{label} </span>}
            <code className={styles.id}>{id}</code>
            {isCopied && <span className={styles.said}> Copied</span>}
          </>
        )}
      </CopyButton>
      {path && <ObjectOpener id={id} kind={kind ?? ''} path={path} />}
    </span>
  );
}

function ObjectOpener({ id, kind, path }: { id: string; kind: string; path: string }): ReactNode {
  const { client } = useSandbox();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [content, setContent] = useState<{ body: unknown } | { problem: string } | null>(null);

  async function open(): Promise<void> {
    dialog.current?.showModal();
    setContent(null);
    try {
      const { status, body } = await client.call({ method: 'GET', path });
      setContent(status < 400 ? { body } : { problem: `GET ${path} answered ${status}. A reset may have removed it.` });
    } catch (error) {
      setContent({ problem: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <>
      <button type="button" className={styles.open} onClick={() => void open()} aria-label={`Open ${kind} ${id}`}>
        ↗
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading}>
        <header className={styles.head}>
          <strong id={heading}>GET {path}</strong>
          <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        <div aria-live="polite">
          {content === null && <p>Reading…</p>}
          {content && 'problem' in content && <p role="alert">{content.problem}</p>}
          {content && 'body' in content && <JsonView value={content.body} label={`${kind} ${id}`} />}
        </div>
      </dialog>
    </>
  );
}
