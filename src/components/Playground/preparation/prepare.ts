import { type Carried, freshStart, runStep } from '../../../guides/run';
import type { Values } from '../../../guides/types';
import type { SandboxClient } from '../../../sandbox-client';
import { newRunId } from '../../Guide/progress';
import { type Facts, factsFrom, isFresh } from './facts';
import { recipeOf } from './recipes';
import { type Situation, situationNamed } from './situations';
import type { FormIds } from './slots';

/** Older calls than these say little about what a reader wants to go on with. */
const RECENT = 400;

export async function readFacts(client: SandboxClient): Promise<Facts> {
  const newest = await client.newestSequence();
  return factsFrom(await client.readLedger(Math.max(0, newest - RECENT)));
}

/** Sets of ids that an operation could use now, best first. Empty where it needs none or there are none. */
export function choices(operationId: string, facts: Facts): Values[] {
  const situation = situationOf(operationId);
  return situation ? situation.find(facts).filter((values) => isFresh(facts, operationId, values)) : [];
}

export function situationOf(operationId: string): Situation | null {
  const recipe = recipeOf(operationId);
  return recipe && situationNamed(recipe.situation);
}

/** Whether ids that stand in a form untouched may be sent as they are. */
export function areUsable(operationId: string, untouched: FormIds, samples: Set<string>, facts: Facts): boolean {
  const recipe = recipeOf(operationId);
  if (!isFresh(facts, operationId, untouched)) return false;
  const known = new Set([...facts.ids.values()].flat());
  return Object.entries(untouched).every(([slot, id]) => {
    if (id === '') return false;
    if (samples.has(id)) return !recipe?.distrustsSamples;
    // Another sandbox's ids may stand there after a switch. Items are known through their order alone.
    return known.has(id) || !recipe?.slots[slot]?.endsWith('.id');
  });
}

/** Makes what an operation needs. @throws when the sandbox refuses a step, with its reason. */
export async function bringAbout(situation: Situation, client: SandboxClient): Promise<Values> {
  let carried: Carried = freshStart(newRunId(), await client.newestSequence());
  for (const step of situation.steps) {
    const [result, next] = await runStep(step, carried, client, 'preparation');
    if (result.problems.length > 0)
      throw new Error(`Preparing ${situation.label} failed at “${step.title}”: ${result.problems[0]}`);
    carried = next;
  }
  const ship = carried.values['fulfillment.id'] ?? '';
  return { 'order.skuId': carried.values['sku.id'] ?? '', 'fulfillment.id': ship, ...carried.values };
}
