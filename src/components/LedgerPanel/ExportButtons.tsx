import type { ReactNode } from 'react';
import { saveFile } from '../../browser/save-file';
import { isCall } from '../../ledger/origins';
import type { LedgerEntry } from '../../ledger/types';
import Button from '../ui/Button';

/** Saves what the filter shows: as it stands in the ledger, or as an archive that other tools open. */
export default function ExportButtons({ entries, baseUrl }: { entries: LedgerEntry[]; baseUrl: string }): ReactNode {
  const oldestFirst = [...entries].reverse();
  const calls = oldestFirst.filter(isCall).filter(({ kind }) => kind === 'exchange');
  return (
    <>
      <Button
        disabled={entries.length === 0}
        onClick={() => saveFile('ledger.json', `${JSON.stringify({ data: oldestFirst }, null, 2)}\n`)}
      >
        Save as ledger file
      </Button>
      <Button
        disabled={calls.length === 0}
        onClick={() =>
          void import('../../ledger/har/write').then(({ writeHar }) => saveFile('ledger.har', writeHar(calls, baseUrl)))
        }
      >
        Save as HAR
      </Button>
    </>
  );
}
