import type { Scope } from '../../../certification/scope';
import { type Change, changeOf } from '../../../certification/verdicts/compare';
import type { VerdictState } from '../../../certification/verdicts/types';
import type { Run } from '../../../ledger/types';
import type { SandboxClient } from '../../../sandbox-client';
import { sourceOf } from '../evidence/source-of';

export interface Changed {
  readonly itemId: string;
  readonly change: Exclude<Change, 'same'>;
  readonly before: VerdictState;
  readonly after: VerdictState;
}

interface Wanted {
  readonly client: SandboxClient;
  readonly who: Scope['who'];
  readonly runs: readonly Run[];
  /** Ids of the runs. */
  readonly before: string;
  readonly after: string;
}

/** The items whose verdict is another one in the later run, in the order of the rules. */
export async function compareRuns({ client, who, runs, before, after }: Wanted): Promise<readonly Changed[]> {
  const source = sourceOf(client);
  const earlier = await source.find({ who, runs: [before] }, runs);
  const later = await source.find({ who, runs: [after] }, runs);
  const states = new Map(earlier.verdicts.map(({ itemId, state }) => [itemId, state]));
  return later.verdicts.flatMap(({ itemId, state }) => {
    const was = states.get(itemId) ?? 'not-observed';
    const change = changeOf(was, state);
    return change === 'same' ? [] : [{ itemId, change, before: was, after: state }];
  });
}
