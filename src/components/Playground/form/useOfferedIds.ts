import { useEffect, useRef, useState } from 'react';
import type { Values } from '../../../guides/types';
import type { SandboxClient } from '../../../sandbox-client';
import { areUsable, bringAbout, choices, readFacts, situationOf } from '../preparation/prepare';
import { useFilling } from './useFilling';
import type { FormAccess } from './useForm';

export interface OfferedIds {
  /** Sets of ids made earlier that fit, newest first. */
  sets: Values[];
  /** What was prepared, for the reader. */
  said: string | null;
  problem: string | null;
  /** Puts a set into the form, over whatever stands there. */
  use(values: Values): void;
  /** Makes sure the form's ids work. False when that failed. */
  prepare(): Promise<boolean>;
}

/** Chooses ids for one operation's form. What the reader typed stays; only samples and own fillings are replaced. */
export function useOfferedIds(
  operationId: string,
  client: SandboxClient,
  revision: number,
  form: FormAccess,
): OfferedIds {
  const { samples, untouched, fill } = useFilling(operationId, form);
  const [sets, setSets] = useState<Values[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isOpening = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: revision says that the ledger may offer more
  useEffect(() => {
    let isCurrent = true;
    const offer = (found: Values[]): void => {
      if (!isCurrent) return;
      setSets(found);
      // Only as the form opens: later the reader compares it with the answer, so it must stay.
      if (isOpening.current && found[0]) fill(found[0], 'untouched');
      isOpening.current = false;
    };
    readFacts(client).then(
      (facts) => offer(choices(operationId, facts)),
      () => offer([]),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, revision, operationId]);

  async function prepare(): Promise<boolean> {
    setProblem(null);
    setSaid(null);
    try {
      const found = await idsFor(operationId, client, (facts) => areUsable(operationId, untouched(), samples, facts));
      if (found) fill(found.values, 'untouched');
      setSaid(found?.said ?? null);
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  return { sets, said, problem, prepare, use: (values) => fill(values, 'everywhere') };
}

type Judge = (facts: Awaited<ReturnType<typeof readFacts>>) => boolean;

/** Ids to put in before a call, and how to tell the reader. Null where the form may go as it is. */
async function idsFor(
  operationId: string,
  client: SandboxClient,
  isFine: Judge,
): Promise<{ values: Values; said: string } | null> {
  const situation = situationOf(operationId);
  if (!situation) return null;
  const facts = await readFacts(client);
  if (isFine(facts)) return null;
  const [made] = choices(operationId, facts);
  if (made) return { values: made, said: `Took ${situation.label} that you made earlier.` };
  const values = await bringAbout(situation, client);
  return { values, said: `Prepared ${situation.label} for you. Its calls are in the ledger.` };
}
