import type { UseCase, UseCaseCall, UseCaseGroup } from '../../../src/catalog/types';
import type { Guide, Step } from '../../../src/guides/types';
import type { PlannedCall } from './call';

export interface Flow {
  title: string;
  description: string;
  calls: PlannedCall[];
}

function planned({ title, why, request, expects, captures = {} }: Step): PlannedCall {
  const { method, path, body, key = 'secret' } = request;
  return {
    name: title,
    description: why,
    method,
    path,
    params: {},
    query: [],
    headers: [],
    ...(body !== undefined && { body }),
    key: key as PlannedCall['key'],
    before: {},
    // A PUT creates in the first run and replaces in the next.
    expects: { ...expects, status: method === 'PUT' ? [200, 201] : expects.status },
    captures,
    after: {},
  };
}

const startingRun = ([first, ...others]: PlannedCall[]): PlannedCall[] =>
  first ? [{ ...first, startsRun: true }, ...others] : [];

export function flowOfGuide({ title, steps }: Guide): Flow {
  return { title, description: `The guide “${title}”, call by call.`, calls: startingRun(steps.map(planned)) };
}

/** The calls of a case in the order in which they are made. */
function callsOf({ prepare, steps }: UseCase): (UseCaseCall & { text: string })[] {
  const first = prepare.map((call) => ({ ...call, text: '' }));
  const made = steps.flatMap(({ prepare: before = [], request, text }) => [
    ...before.map((call) => ({ ...call, text: '' })),
    ...(request ? [{ ...request, text }] : []),
  ]);
  return [...first, ...made];
}

/** A person or the clock does a part of some cases; without it their calls would not answer as written. */
const isCallsAlone = ({ steps, notInSandbox }: UseCase) =>
  notInSandbox === undefined &&
  steps.some(({ request }) => request) &&
  steps.every(({ waitSeconds = 0 }) => waitSeconds === 0);

function flowOfCase(useCase: UseCase): Flow {
  const calls = callsOf(useCase).map(({ title, text, expects, ...call }) =>
    planned({
      id: '',
      title: title || `${call.method} ${call.path.replaceAll(/\{\{([\w.]+)\}\}/g, '{$1}')}`,
      why: text,
      request: call,
      expects: { ...expects, status: [expects.status] },
      captures: call.captures,
      changed: '',
      events: [],
    }),
  );
  return {
    title: `${useCase.id} ${useCase.title}`,
    description: useCase.expected.join('\n\n'),
    calls: startingRun(calls),
  };
}

export function flowsOfGroup({ useCases }: UseCaseGroup): Flow[] {
  return useCases.filter(isCallsAlone).map(flowOfCase);
}
