import type { UseCase, UseCaseCall } from '../catalog/types';
import type { Step } from './types';

/** A call of a use case as the runner of guides takes it. */
export interface CaseCall {
  step: Step;
  /** The step of the case that it belongs to, from 0; null for what prepares the whole case. */
  at: number | null;
  /** How far the sandbox's clock moves before it, in seconds. */
  waitSeconds: number;
}

/** Whether calls alone can run a case: it has some, and the sandbox lacks none of them. */
export function isRunByCalls({ steps, notInSandbox }: Pick<UseCase, 'steps' | 'notInSandbox'>): boolean {
  return notInSandbox === undefined && steps.some(({ request }) => request);
}

/** The calls of a case in their order, those that prepare it first. */
export function callsOf({ prepare, steps }: UseCase): CaseCall[] {
  const before = prepare.map((call, index) => ({ step: asStep(call, `before-${index}`), at: null, waitSeconds: 0 }));
  const made = steps.flatMap(({ prepare: first = [], request, waitSeconds = 0, text }, at) =>
    [...first, ...(request ? [{ ...request, title: request.title || text }] : [])].map((call, index) => ({
      step: asStep(call, `step-${at}-${index}`),
      at,
      waitSeconds: index === 0 ? waitSeconds : 0,
    })),
  );
  return [...before, ...made];
}

function asStep(call: UseCaseCall, id: string): Step {
  const { method, path, body, key, title, expects, captures, events } = call;
  return {
    id,
    title,
    why: '',
    changed: '',
    request: { method, path, ...(body === undefined ? {} : { body }), ...(key === undefined ? {} : { key }) },
    expects: { ...expects, status: statusesOf(call) },
    captures,
    events,
  };
}

/** A PUT creates at the first time and replaces at the next. */
export function statusesOf({ method, expects: { status } }: UseCaseCall): number[] {
  return method === 'PUT' && status === 201 ? [201, 200] : [status];
}
