import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { type KeyboardEvent, type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { isComposing } from '../../browser/keyboard';
import type { Exchange } from '../../ledger/types';
import { useLedger, useSandbox } from '../../sandbox-client';
import LedgerPanel from '../LedgerPanel';
import { type LedgerPlace, ledgerAnchor } from '../LedgerPanel/anchors';
import Separator from './Separator';
import { Arrival, Summary } from './Summary';
import styles from './styles.module.css';
import { useDock } from './useDock';
import { useLedgerLinks } from './useLedgerLinks';

interface Props {
  /** Puts a recorded call into a form of the page. */
  onEdit: (exchange: Exchange) => void;
}

/** The ledger at the bottom of the window: a bar with the last call, and above it, once opened, every call. */
export default function LedgerDock({ onEdit }: Props): ReactNode {
  const { client } = useSandbox();
  const ledger = useLedger();
  const { isOpen, share, setOpen, setShare, makeRoom } = useDock();
  const [wanted, setWanted] = useState<LedgerPlace | null>(null);
  const bar = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useBrokenLinks().collectAnchor(ledgerAnchor);

  const show = useCallback(
    (place: LedgerPlace) => {
      setOpen(true);
      setWanted(place);
      if (place.sequence === null) bar.current?.focus();
    },
    [setOpen],
  );
  useLedgerLinks(show);

  function close(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen || event.defaultPrevented || isComposing(event)) return;
    // A dialog over the ledger closes alone.
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    event.preventDefault();
    setOpen(false);
    bar.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from what is inside; -1 gives the focus a place where a pointer presses beside all buttons
    <div id={ledgerAnchor} className={styles.dock} data-open={isOpen ? '' : undefined} tabIndex={-1} onKeyDown={close}>
      <button
        ref={bar}
        type="button"
        className={styles.bar}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.name}>Ledger</span> <Summary ledger={ledger} />
      </button>
      <Arrival key={`${client.target} ${client.baseUrl}`} ledger={ledger} isOpen={isOpen} />
      {isOpen && (
        <Separator
          share={share}
          onShare={setShare}
          controls={panelId}
          barHeight={() => bar.current?.getBoundingClientRect().height ?? 0}
        />
      )}
      <div id={panelId} className={styles.panel} hidden={!isOpen}>
        <LedgerPanel
          ledger={ledger}
          wanted={wanted}
          onEdit={(exchange) => {
            makeRoom();
            onEdit(exchange);
          }}
        />
      </div>
    </div>
  );
}
