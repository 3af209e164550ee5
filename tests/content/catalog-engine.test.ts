import { expect, it } from 'vitest';
import { readReference } from '../../src/catalog/load/reference';
import { stateMachines } from '../../src/sandbox/domain/machines';

const rows = readReference(process.cwd()).tables.find((table) => table.name === 'event-types')?.rows ?? [];

it('an event that the engine sends when a state changes is known, and marked as simulated', () => {
  const sent = stateMachines.flatMap((machine) =>
    machine.transitions.filter((step) => step.simulated).flatMap((step) => step.events),
  );
  const simulated = new Set(rows.filter((row) => row.simulated === true).map((row) => row.type));
  expect([...new Set(sent)].filter((type) => !simulated.has(type))).toEqual([]);
});
