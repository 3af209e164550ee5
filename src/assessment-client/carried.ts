import type { Assessment, AssessmentCommands } from '../certification/assessment/types';
import type { CarriedOver } from '../certification/carry';
import { settling } from '../certification/carry/settle';
import { changesSoFar, readToday } from '../certification/carry/today';

const readings = new WeakMap<Assessment, CarriedOver>();

/** An assessment as today's catalog reads it: read once, whoever asks. */
export function carriedOver(assessment: Assessment): CarriedOver {
  const reading = readings.get(assessment) ?? readToday(assessment);
  readings.set(assessment, reading);
  return reading;
}

/** Commands that answer today's items: an answer says which revision it is to, and what came from another item stays. */
export function commandsOfToday(commands: AssessmentCommands, read: () => Assessment): AssessmentCommands {
  const current = () => ({ assessment: read(), over: carriedOver(read()) });
  return { ...commands, ...settling(commands, changesSoFar, current) };
}
