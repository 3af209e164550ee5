import type { SandboxClient } from '../../../sandbox-client';
import { LedgerSource } from './ledger-source';
import { ServerSource } from './server-source';
import type { VerdictSource } from './types';

let current: { client: SandboxClient; source: VerdictSource } | null = null;

/** The source of a sandbox. It outlives the page that asked first: the next checklist goes on where this one was. */
export function sourceOf(client: SandboxClient): VerdictSource {
  if (current?.client !== client) {
    current?.source.close();
    current = { client, source: client.target === 'local' ? new ServerSource(client) : new LedgerSource(client) };
  }
  return current.source;
}
