import type { UseCaseStep } from '../types';
import { suggest } from './nearest';
import type { Problem } from './problem';
import type { CatalogSources, Loaded } from './sources';
import { expectedOf, hasRequest, type Shared, sharedOf, stepsOf, usedCalls } from './use-case-calls';

type CaseFile = CatalogSources['useCases'][number] extends Loaded<infer File> ? File : never;
type CaseSource = CaseFile['useCases'][number];

interface Finding {
  path: (string | number)[];
  what: string;
  mend: string;
}

/** A call with a parameter in braces fits a path that has something there; the query does not count. */
function fits(call: string, path: string): boolean {
  const pattern = call.replace(/^\w+ /, '').replace(/\?.*$/, '');
  const segments = pattern.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : part.replaceAll('.', '\\.')));
  return new RegExp(`^${segments.join('/')}$`).test(path.replace(/\?.*$/, ''));
}

/** A case can be run, or says what is missing; never both, never neither. */
function readiness({ steps, notInSandbox }: CaseSource): Finding[] {
  const calls = steps.map((step, at) => ({ step, at })).filter(({ step }) => step.call !== null);
  const bare = calls.filter(({ step }) => !hasRequest(step));
  const silent = notInSandbox === undefined;
  if (silent && calls.length === 0)
    return [finding(['steps'], 'The case has no call.', 'Say in notInSandbox why nothing can be run.')];
  if (silent)
    return bare.map(({ at }) =>
      finding(['steps', at], 'This call has no request.', 'Write it, or say in notInSandbox what the sandbox lacks.'),
    );
  if (calls.length === 0 || bare.length > 0) return [];
  return [
    finding(['notInSandbox'], 'Every call has a request, yet the sandbox is said to lack something.', 'Take one away.'),
  ];
}

const finding = (path: Finding['path'], what: string, mend: string): Finding => ({ path, what, mend });

function unknownCalls(useCase: CaseSource, shared: Shared): Finding[] {
  const known = new Set(shared.calls.keys());
  return usedCalls(useCase)
    .filter(({ name }) => !known.has(name))
    .map(({ name, path }) =>
      finding(
        path,
        `Call "${name}" does not exist.`,
        suggest(name, known, 'Use one of src/catalog/use-case-calls.yml.'),
      ),
    );
}

function strangeRequests(steps: UseCaseStep[], events: ReadonlySet<string>): Finding[] {
  return steps.flatMap(({ call, request }, at) => {
    if (!request) return [];
    const place = ['steps', at];
    const unknown = request.events.filter((type) => !events.has(type));
    return [
      ...(call === null || fits(call, request.path)
        ? []
        : [finding(place, `"${request.path}" is not a path of ${call}.`, 'Give the step a path.')]),
      ...unknown.map((type) =>
        finding(
          place,
          `Event type "${type}" does not exist.`,
          suggest(type, events, 'Use one of src/reference/event-types.yml.'),
        ),
      ),
    ];
  });
}

function emptyValues(lines: string[]): Finding[] {
  return lines.flatMap((line, at) =>
    line.includes('{{')
      ? [
          finding(
            ['expected', at],
            `"${line}" asks for a value that no step expects.`,
            'Name step and path, such as {{3.totalAmount}}.',
          ),
        ]
      : [],
  );
}

/** Reports cases that are neither runnable nor say why, and names in their calls that lead nowhere. */
export function problemsOfCases({ useCases, useCaseCalls }: CatalogSources, eventTypes: readonly string[]): Problem[] {
  const shared = sharedOf(useCaseCalls[0]?.value);
  const events = new Set(eventTypes);
  return useCases.flatMap(({ source, value }) =>
    value.useCases.flatMap((useCase, index) => {
      const steps = stepsOf(useCase, shared);
      const found = [
        ...readiness(useCase),
        ...unknownCalls(useCase, shared),
        ...strangeRequests(steps, events),
        ...emptyValues(expectedOf(useCase, steps)),
      ];
      return found.map(({ path, what, mend }) => {
        const line = source.lineOf(['useCases', index, ...path]);
        return { file: source.file, line, record: useCase.id, what, mend };
      });
    }),
  );
}
