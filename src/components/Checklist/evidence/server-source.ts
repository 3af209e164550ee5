import type { Scope } from '../../../certification/scope';
import type { VerdictState } from '../../../certification/verdicts/types';
import type { Run } from '../../../ledger/types';
import type { SandboxClient } from '../../../sandbox-client';
import { LedgerSource } from './ledger-source';
import type { Finding, ShownVerdict, VerdictSource } from './types';

/** What a page reads of a server's report. */
interface Report {
  readonly source: { readonly entries: number; readonly epoch?: number };
  readonly items: readonly ReportItem[];
}

type ReportItem = Pick<ShownVerdict, 'awaits' | 'summary' | 'exchanges' | 'counterexample' | 'warnings'> & {
  readonly id: string;
  readonly verdict: VerdictState;
  readonly traffic?: VerdictState;
  readonly hasRule: boolean;
};

const NOT_THERE = 404;

function queryOf({ who, runs, since }: Scope): string {
  const query = new URLSearchParams();
  for (const run of typeof runs === 'string' ? [runs] : runs) query.append('run', run);
  if (who === 'rehearsal') query.set('rehearsal', 'true');
  if (since !== undefined) query.set('since', since);
  return query.toString();
}

function shownOf({ id, verdict, traffic = verdict, ...item }: ReportItem): ShownVerdict {
  const { awaits, summary, exchanges, counterexample, warnings } = item;
  return {
    ...{ itemId: id, state: verdict, traffic, summary, exchanges, warnings },
    ...(awaits && { awaits }),
    ...(counterexample && { counterexample }),
  };
}

function findingOf({ source, items }: Report): Finding {
  const { entries, epoch } = source;
  return {
    verdicts: items.filter(({ hasRule }) => hasRule).map(shownOf),
    ...{ size: entries, epoch },
    judgedBy: 'server',
  };
}

/** Asks the local server, which judges its own ledger. One of an earlier release cannot: there the page reads the ledger. */
export class ServerSource implements VerdictSource {
  private instead: LedgerSource | null = null;

  constructor(private readonly client: SandboxClient) {}

  async find(scope: Scope, runs: readonly Run[]): Promise<Finding> {
    if (this.instead) return this.instead.find(scope, runs);
    const path = `/_sandbox/verdicts?${queryOf(scope)}`;
    const { status, body } = await this.client.call({ method: 'GET', path });
    if (status === NOT_THERE) {
      this.instead = new LedgerSource(this.client);
      return this.instead.find(scope, runs);
    }
    if (status !== 200)
      throw new Error(`The local server was asked for verdicts and answered ${status}.${saidIn(body)}`);
    return findingOf(body as Report);
  }

  close(): void {
    this.instead?.close();
  }
}

/** What an error's body says of itself. */
function saidIn(body: unknown): string {
  const [first] = (body as { errors?: { message?: string }[] } | null)?.errors ?? [];
  return first?.message ? ` ${first.message}` : '';
}
