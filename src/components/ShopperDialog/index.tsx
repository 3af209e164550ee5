import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useSandbox } from '../../sandbox-client';
import Button from '../ui/Button';
import styles from './styles.module.css';
import { type Seen, useShopperPage } from './useShopperPage';

interface Props {
  /** Of the page in the sandbox, with its query. */
  path: string;
  onClose(): void;
}

/** What a form sends, with the button that was pressed. */
function sentBy(event: FormEvent): URLSearchParams {
  const form = event.target as HTMLFormElement;
  const sent = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const { submitter } = event.nativeEvent as SubmitEvent;
  if (submitter instanceof HTMLButtonElement && submitter.name) sent.set(submitter.name, submitter.value);
  return sent;
}

/** The page of a payment method, a bank or a checkout, in a dialog: the local server's own, with the same form and the same decisions. */
export default function ShopperDialog({ path, onClose }: Props): ReactNode {
  const { pageClient } = useSandbox();
  const { seen, send, follow } = useShopperPage(pageClient, path);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (seen.kind !== 'loading') heading.current?.focus();
  }, [seen]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    send(sentBy(event));
  }

  function click(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (!link || seen.kind !== 'page') return;
    event.preventDefault();
    follow(link.href);
  }

  // Not inside of the widget that opened it: the playground styles every button within it.
  return createPortal(
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={headingId} onClose={onClose}>
      <h2 id={headingId} ref={heading} tabIndex={-1} className={styles.heading}>
        {titleOf(seen)}
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the form and the links of the page inside */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link that is pressed by keyboard is clicked */}
      <div className={styles.page} onSubmit={submit} onClick={click}>
        <Content seen={seen} />
      </div>
      <p className={styles.foot}>
        <Button onClick={() => dialog.current?.close()}>{seen.kind === 'page' ? 'Walk away' : 'Close'}</Button>
      </p>
    </dialog>,
    document.body,
  );
}

function titleOf(seen: Seen): string {
  if (seen.kind === 'page') return seen.title;
  if (seen.kind === 'left') return 'Back to the shop';
  return seen.kind === 'failed' ? 'The page did not open' : 'The shopper’s page';
}

function Content({ seen }: { seen: Seen }): ReactNode {
  if (seen.kind === 'loading') return <p data-loading="">Opening…</p>;
  if (seen.kind === 'page') return <Adopted nodes={seen.content} />;
  if (seen.kind === 'failed') return <p role="alert">{seen.problem}</p>;
  return (
    <p>
      The shopper’s browser goes on to{' '}
      <a href={seen.address} target="_blank" rel="noreferrer">
        {seen.address}
      </a>{' '}
      now. If an order waits for this payment, send <code>POST /orders/&#123;id&#125;/refresh</code> next, as a shop
      does.
    </p>
  );
}

/** Nodes of another document. The sandbox's pages have no script, and every text in them is escaped. */
function Adopted({ nodes }: { nodes: readonly Node[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.replaceChildren(...nodes.map((node) => document.importNode(node, true))), [nodes]);
  return <div ref={box} />;
}
