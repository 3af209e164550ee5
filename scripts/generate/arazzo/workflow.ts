import type { UseCase } from '../../../src/catalog/types';
import { deedsOf, descriptionOf } from './deeds';
import type { Workflow } from './format';
import type { FindOperation } from './operations';
import { asksForRunName, StepWriter } from './step-writer';

/** A use case as a workflow: its calls in their order, what each answer must hold, and what later calls take from it. */
export function workflowOf(useCase: UseCase, find: FindOperation): Workflow {
  const deeds = deedsOf(useCase);
  const writer = new StepWriter(useCase.id.replace('UC-', '').toLowerCase(), find);
  if (asksForRunName(deeds[0])) writer.read();
  for (const deed of deeds) {
    if ('waitSeconds' in deed) writer.wait(deed.waitSeconds);
    else writer.call(deed.call, deed.text);
  }
  if (asksForRunName(deeds)) writer.nameRun();
  return {
    workflowId: useCase.id,
    summary: useCase.title,
    description: descriptionOf(useCase),
    inputs: { $ref: '#/components/inputs/keys' },
    parameters: ['secretKey', 'origin'].map((name) => ({ reference: `$components.parameters.${name}` })),
    failureActions: [{ reference: '$components.failureActions.waitForRateLimit' }],
    steps: writer.steps,
  };
}
