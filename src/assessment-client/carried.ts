import type { CatalogChange } from '../catalog/types';
import type { Assessment, AssessmentCommands } from '../certification/assessment/types';
import { type CarriedOver, carryOver } from '../certification/carry';
import { settling } from '../certification/carry/settle';
import changes from '../generated/catalog/changes.json';

const known = changes as readonly CatalogChange[];
const readings = new WeakMap<Assessment, CarriedOver>();

/** An assessment as today's catalog reads it: read once, whoever asks. */
export function carriedOver(assessment: Assessment): CarriedOver {
  const reading = readings.get(assessment) ?? carryOver(assessment, known);
  readings.set(assessment, reading);
  return reading;
}

/** Commands that answer today's items: an answer says which revision it is to, and what came from another item stays. */
export function commandsOfToday(commands: AssessmentCommands, read: () => Assessment): AssessmentCommands {
  const current = () => ({ assessment: read(), over: carriedOver(read()) });
  return { ...commands, ...settling(commands, known, current) };
}
