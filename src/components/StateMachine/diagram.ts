/** One of the engine's state tables, as `scripts/generate` writes it. */
export interface MachineData {
  id: string;
  title: string;
  states: { id: string; meaning: string; terminal?: boolean }[];
  transitions: {
    from: string | null;
    to: string;
    trigger: string;
    events: string[];
    simulated: boolean;
    inferred?: boolean;
  }[];
}

/** A step together with its number in the table; the diagram carries the number only, so that it stays readable on a phone. */
export type Step = MachineData['transitions'][number] & { number: number };

export function stepsOf(machine: MachineData): Step[] {
  return machine.transitions.map((transition, index) => ({ ...transition, number: index + 1 }));
}

/** Steps between the same two states share one arrow. */
function arrows(steps: Step[]): [string, number[]][] {
  const numbers = new Map<string, number[]>();
  for (const { from, to, number } of steps) {
    const arrow = `${from ?? '[*]'} --> ${to}`;
    numbers.set(arrow, [...(numbers.get(arrow) ?? []), number]);
  }
  return [...numbers];
}

/** Mermaid source of a state diagram. States without a way out lead to the end mark. */
export function mermaidOf(machine: MachineData): string {
  const lines = arrows(stepsOf(machine)).map(([arrow, numbers]) => `  ${arrow}: ${numbers.join(', ')}`);
  const ends = machine.states.filter((state) => state.terminal).map((state) => `  ${state.id} --> [*]`);
  return ['stateDiagram-v2', ...lines, ...ends].join('\n');
}
