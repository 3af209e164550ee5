import { openPageJudge, type PageJudge } from '../../../certification/page-judge';
import type { Scope } from '../../../certification/scope';
import type { Run } from '../../../ledger/types';
import type { SandboxClient } from '../../../sandbox-client';
import { readNews } from '../../../sandbox-client/news';
import type { Stand } from '../../../sandbox-client/types';
import type { Finding, VerdictSource } from './types';

interface Reading {
  readonly judge: PageJudge;
  stand: Stand;
}

/** Reads what a ledger gained and hands it to a judge beside the page. Nothing of it stays in the page. */
export class LedgerSource implements VerdictSource {
  private reading: Promise<Reading> | null = null;
  /** One after the other: each goes on where the one before ended. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: SandboxClient) {}

  find(scope: Scope, runs: readonly Run[]): Promise<Finding> {
    const found = this.last.then(() => this.findNext(scope, runs));
    this.last = found.catch(() => this.close());
    return found;
  }

  close(): void {
    void this.reading?.then(
      ({ judge }) => judge.close(),
      () => undefined,
    );
    this.reading = null;
  }

  private async findNext(scope: Scope, runs: readonly Run[]): Promise<Finding> {
    this.reading ??= openPageJudge().then((judge) => ({
      judge,
      stand: { sequence: 0, epoch: undefined },
    }));
    const reading = await this.reading;
    const { gained, restarted, firstSequence, stand } = await readNews(this.client, reading.stand);
    const look = { scope, runs };
    const { verdicts, size } = await reading.judge.ask({ restart: restarted, entries: gained, firstSequence, look });
    reading.stand = stand;
    return {
      verdicts,
      size,
      epoch: stand.epoch,
      judgedBy: reading.judge.isBeside ? 'worker' : 'page',
    };
  }
}
