/** Every state table, for the reachability test and the pages. Each stands with its resource. */
import type { StateMachine } from '../kernel/machine';
import { registry } from '../resources';

export const stateMachines: readonly StateMachine[] = registry.resources.flatMap(({ machines = [] }) => machines);
