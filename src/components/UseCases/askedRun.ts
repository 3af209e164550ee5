import { useHistory, useLocation } from '@docusaurus/router';
import { useEffect } from 'react';
import type { UseCase } from '../../catalog/types';

interface Asked {
  runCase: string;
}

/** What another page leaves in the browser's history when a person asks it to run a case; an address cannot ask. */
export const askToRun = (id: string): Asked => ({ runCase: id });

/** Runs the case that another page asked for, once. */
export function useAskedRun(useCases: readonly UseCase[], run: (useCase: UseCase) => void): void {
  const history = useHistory();
  const location = useLocation<Partial<Asked> | undefined>();
  const asked = useCases.find(({ id }) => id === location.state?.runCase);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is taken out at once, and run once
  useEffect(() => {
    if (!asked) return;
    history.replace({ ...location, state: undefined });
    run(asked);
  }, [asked]);
}
