/** A state machine as data. The engine obeys it, a test proves it reachable, the pages draw it. */
import type { EventType } from '../../../generated/reference/event-types';

export interface StateEntry<State extends string = string> {
  readonly id: State;
  readonly meaning: string;
  readonly terminal?: true;
}

export interface Transition<State extends string = string> {
  /** `null` where the object comes into being. */
  readonly from: State | null;
  readonly to: State;
  readonly trigger: string;
  readonly events: readonly EventType[];
  /** The provider's documents do not say it; it follows from what they do say. */
  readonly inferred?: true;
  /** True where this engine really makes the step; false where the table only reports it. */
  readonly simulated: boolean;
  /** The action of the sandbox's own call that brings it about. Without one, a call of the API does, or time, or another object. */
  readonly control?: string;
}

export interface StateMachine<State extends string = string> {
  readonly id: string;
  readonly title: string;
  readonly states: readonly StateEntry<State>[];
  readonly transitions: readonly Transition<State>[];
}

/** Lets the compiler check a table against the resource's own state type. */
export function stateMachine<State extends string>(table: StateMachine<State>): StateMachine<State> {
  return table;
}

/** Whether the engine makes this step. */
export function isStep<State extends string>(machine: StateMachine<State>, from: State | null, to: State): boolean {
  return machine.transitions.some((step) => step.simulated && step.from === from && step.to === to);
}

/** The way every state changes: a step the table does not know, or does not simulate, is a bug of the engine. */
export function move<State extends string>(machine: StateMachine<State>, from: State | null, to: State): State {
  if (!isStep(machine, from, to))
    throw new Error(`The ${machine.id} table has no simulated step from ${from ?? 'nothing'} to ${to}.`);
  return to;
}

/** Like `move`, for steps that may find the state reached already. */
export function moveOrStay<State extends string>(machine: StateMachine<State>, from: State, to: State): State {
  return from === to ? to : move(machine, from, to);
}
