/** Every state table, for the engine, the reachability test and the pages. */
import type { StateMachine } from '../kernel/machine';
import { registry } from '../resources';
import { fileLinkMachine } from './reported/small';

const simulated = registry.resources.flatMap(({ machines = [] }) => machines);

/** Tables that no resource of the sandbox follows yet. */
const reported = [fileLinkMachine];

export const stateMachines: readonly StateMachine[] = [
  ...simulated,
  ...reported.filter(({ id }) => simulated.every((machine) => machine.id !== id)),
];
