import { useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import type { ClockStand, Moved } from '../../sandbox-client/clock';
import { problemOf } from '../../sandbox-client/problems';
import { movedWords, timeWords } from './words';

export type Wish = { advanceBy: number } | { advanceTo: string };

interface Told {
  said: string;
  problem: string | null;
  moved: Moved | null;
}

const nothing: Told = { said: '', problem: null, moved: null };

export interface Moves extends Told {
  isBusy: boolean;
  step: () => void;
  advance: (wish: Wish) => void;
  /** Freezes the clock, or lets it run. */
  setGoing: (goes: boolean) => void;
}

/** Moves the account's clock, one way at a time, and tells what came of it. */
export function useMoves(): Moves {
  const { client } = useSandbox();
  const [told, setTold] = useState(nothing);
  const [isBusy, setBusy] = useState(false);

  function move<Result>(path: string, body: object | undefined, tell: (result: Result) => Partial<Told>): void {
    if (isBusy) return;
    setBusy(true);
    client
      .ask<Result>('POST', `/_sandbox/clock${path}`, body)
      .then(
        (result) => setTold({ ...nothing, ...tell(result) }),
        (error: unknown) => setTold({ ...nothing, problem: problemOf(error) }),
      )
      .finally(() => setBusy(false));
  }

  const tellMoved = (moved: Moved) => ({ moved, said: movedWords(moved) });
  const tellStand = ({ time, state }: ClockStand) => ({
    said: `The clock ${state === 'frozen' ? 'is frozen at' : 'runs on from'} ${timeWords(time)} UTC.`,
  });
  return {
    ...told,
    isBusy,
    step: () => move('/step', undefined, tellMoved),
    advance: (wish) => move('', wish, tellMoved),
    setGoing: (goes) => move(goes ? '/thaw' : '/freeze', undefined, tellStand),
  };
}
