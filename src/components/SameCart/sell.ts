import { type Destination, stepsTo } from '../../guides/destinations';
import { freshStart, runStep, type StepResult } from '../../guides/run';
import type { SandboxClient } from '../../sandbox-client';
import { newRunId } from '../Guide/progress';

/** Makes the SKU first; the checkout is the call one sees. */
export async function sell(destination: Destination, client: SandboxClient): Promise<StepResult> {
  let carried = freshStart(newRunId(), await client.newestSequence());
  let last: StepResult | undefined;
  for (const step of stepsTo(destination)) {
    [last, carried] = await runStep(step, carried, client, 'example');
    if (last.problems.length > 0) throw new Error(last.problems.join(' '));
  }
  if (!last) throw new Error('There is no call to make.');
  return last;
}
