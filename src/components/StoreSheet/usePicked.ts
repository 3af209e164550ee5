import { useHistory } from '@docusaurus/router';
import { useEffect, useRef } from 'react';
import { queryOfAddress } from '../../browser/address';
import type { Situation, SituationField } from '../../catalog/situation';
import { useAddressQuery } from '../useAddressQuery';
import { readSituation, situationOf, withSituation } from './kept';
import { useSituation } from './useSituation';

/** The reader's choice, to be changed: each change is a step in the browser's history, and "back" takes it back. */
export function usePicked(): [Situation, (change: Partial<Situation>) => void] {
  const [situation, set] = useSituation();
  const [search, write] = useAddressQuery();
  const history = useHistory();
  const isRead = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the address changed
  useEffect(() => {
    // A step of the history has all that was chosen then. Other addresses may leave it out.
    const isStep = isRead.current && history.action === 'POP';
    isRead.current = true;
    const next = isStep ? situationOf(queryOfAddress()) : readSituation();
    set(next);
    if (!isStep) write(withSituation(queryOfAddress(), next), null);
  }, [search, write, history]);

  function change(part: Partial<Situation>): void {
    const next = { ...situation, ...part };
    set(next);
    write(withSituation(queryOfAddress(), next), (Object.keys(part) as SituationField[]).join());
  }

  return [situation, change];
}
