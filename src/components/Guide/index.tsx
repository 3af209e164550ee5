import type { ReactNode } from 'react';
import { guideById } from '../../guides';
import { GuideContext } from './context';
import GuideBar from './GuideBar';
import GuideStep from './GuideStep';
import { useGuideRun } from './useGuideRun';

interface Props {
  id: string;
  /** Prose with a `<GuideStep id="…"/>` where each step belongs. Without it all steps stand one after the other. */
  children?: ReactNode;
}

/** A guide whose calls run in the page. It carries each step's values to the next and keeps them over a reload. */
export default function Guide({ id, children }: Props): ReactNode {
  const run = useGuideRun(guideById(id));
  return (
    <GuideContext.Provider value={run}>
      <GuideBar />
      {children ?? run.guide.steps.map((step) => <GuideStep key={step.id} id={step.id} />)}
    </GuideContext.Provider>
  );
}

export { default as GuideStep } from './GuideStep';
