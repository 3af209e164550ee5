import { type ReactNode, useMemo } from 'react';
import type { LedgerEntry } from '../../../ledger/types';
import { programInPage } from '../../../samples/preparation';
import type { SampleProgram } from '../../../samples/types';
import { type CallRequest, useLedger, useSandbox } from '../../../sandbox-client';
import { ProgramSample } from '../../CodeSample';
import type { SentCall } from '../calls';
import { sampleCall } from './sampleCall';

/** A call that was made, or one that stands in the form. */
export type ShownCall = Exclude<SentCall, { state: 'sending' }> | { state: 'standing'; request: CallRequest };

/** The call as a program that makes it: at the local server, or there with all that it needs. */
export default function CallAsCode({ shown }: { shown: ShownCall }): ReactNode {
  const { client } = useSandbox();
  const { entries } = useLedger();
  const { target, baseUrl } = client;
  const program = useMemo<SampleProgram>(() => {
    const call = sampleCall(shown.request);
    return target === 'local' ? { calls: [call], baseUrl } : programInPage(call, before(shown, entries), baseUrl);
  }, [shown, entries, target, baseUrl]);
  return <ProgramSample program={program} />;
}

/** What happened before the call itself. */
function before(shown: ShownCall, entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  if (shown.state !== 'answered') return entries;
  const { requestId } = shown.answer;
  const index = entries.findIndex((entry) => 'requestId' in entry && entry.requestId === requestId);
  return index === -1 ? entries : entries.slice(0, index);
}
