import { useState } from 'react';
import type { CaseLink, UseCase, UseCaseGroup } from '../../catalog/types';
import type { Scope } from '../../certification/scope';
import { type CaseRun, useRunHere } from '../UseCases/useRunHere';

/** A use case that was run from an item of the list. */
export interface Rehearsal {
  /** The item from which it was run last. */
  itemId: string | null;
  useCase: CaseLink | null;
  run: CaseRun;
  isBusy: boolean;
  /** Why it could not go on. */
  problem: string | null;
  start(itemId: string, useCase: CaseLink): Promise<void>;
}

/** No run is begun for it: to whoever judges the newest run, that one would hide the connector's own calls. */
const everythingTried: Partial<Scope> = { who: 'rehearsal', runs: 'all', since: undefined };

async function loadCase({ id }: CaseLink): Promise<UseCase> {
  const [, group = ''] = /^UC-([A-Z])/.exec(id) ?? [];
  const { default: found } = (await import(`@site/src/generated/catalog/use-cases/${group}.json`)) as {
    default: UseCaseGroup;
  };
  const useCase = found.useCases.find((one) => one.id === id);
  if (!useCase) throw new Error(`The use case ${id} is not there any more. Reload the page.`);
  return useCase;
}

/** Runs a use case in the chosen sandbox, and shows the verdicts that it earns, as a rehearsal. */
export function useRehearsal(look: (change: Partial<Scope>) => void): Rehearsal {
  const here = useRunHere();
  const [from, setFrom] = useState<{ itemId: string; useCase: CaseLink } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function start(itemId: string, link: CaseLink): Promise<void> {
    setFrom({ itemId, useCase: link });
    setProblem(null);
    setBusy(true);
    try {
      await here.start(await loadCase(link));
      look(everythingTried);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  const { run } = here;
  return {
    itemId: from?.itemId ?? null,
    useCase: from?.useCase ?? null,
    ...{ run, isBusy, problem: problem ?? run.problem, start },
  };
}
