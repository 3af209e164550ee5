import { stateMachines } from '../../src/sandbox/domain/machines';
import { writeGeneratedJson } from './write';

/** Writes the engine's state tables where pages read them. */
export function generateStateMachines(): void {
  writeGeneratedJson('state-machines.json', stateMachines);
  for (const machine of stateMachines) writeGeneratedJson(`state-machines/${machine.id}.json`, machine);
}
