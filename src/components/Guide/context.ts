import { createContext, useContext } from 'react';
import type { GuideRun } from './useGuideRun';

export const GuideContext = createContext<GuideRun | null>(null);

/** @throws outside of a `<Guide>`: a step alone has nothing to carry its values. */
export function useGuide(): GuideRun {
  const run = useContext(GuideContext);
  if (!run) throw new Error('<GuideStep> must stand inside <Guide id="…">.');
  return run;
}
