import { type ReactNode, useMemo } from 'react';
import type { LedgerEntry } from '../../../ledger/types';
import { programInPage } from '../../../samples/preparation';
import type { SampleProgram } from '../../../samples/types';
import { useLedger, useSandbox } from '../../../sandbox-client';
import { ProgramSample } from '../../CodeSample';
import type { SentCall } from '../calls';
import { sampleCall } from './sampleCall';

type MadeCall = Exclude<SentCall, { state: 'sending' }>;

/** The call that was made, as a program that makes it again: at the local server, or there with all that it needs. */
export default function CallAsCode({ sent }: { sent: MadeCall }): ReactNode {
  const { client } = useSandbox();
  const { entries } = useLedger();
  const { target, baseUrl } = client;
  const program = useMemo<SampleProgram>(() => {
    const call = sampleCall(sent.request);
    return target === 'local' ? { calls: [call], baseUrl } : programInPage(call, before(sent, entries), baseUrl);
  }, [sent, entries, target, baseUrl]);
  return <ProgramSample program={program} />;
}

/** What happened before the call itself. */
function before(sent: MadeCall, entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  if (sent.state === 'failed') return entries;
  const { requestId } = sent.answer;
  const index = entries.findIndex((entry) => 'requestId' in entry && entry.requestId === requestId);
  return index === -1 ? entries : entries.slice(0, index);
}
