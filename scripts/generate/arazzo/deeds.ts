import type { UseCase, UseCaseCall } from '../../../src/catalog/types';

/** A call of a case, or a wait before one. */
export type Deed = { call: UseCaseCall; text: string } | { waitSeconds: number };

/** What a case does, in order: the calls that prepare it and its own, with the waits between them. */
export function deedsOf({ prepare, steps }: UseCase): Deed[] {
  const titled = (call: UseCaseCall) => ({ call, text: call.title });
  return [
    ...prepare.map(titled),
    ...steps.flatMap(({ prepare: before = [], request, text, waitSeconds }) => [
      ...(waitSeconds === undefined ? [] : [{ waitSeconds }]),
      ...before.map(titled),
      ...(request ? [{ call: request, text }] : []),
    ]),
  ];
}

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`), ''];

/** What a reader of the file needs to know of a case besides its calls. */
export function descriptionOf({ preconditions, steps, expected, proves }: UseCase): string {
  const byHand = steps.filter(({ call, request }) => call === null && !request).map(({ text }) => text);
  return [
    ...list('Before you start', preconditions),
    ...list('Done in the store, between the calls', byHand),
    ...list('Expected', expected),
    ...list('Checklist items', proves),
  ]
    .join('\n')
    .trimEnd();
}

/** A sentence for a call, with the events that come of it. */
export function describeCall({ events }: UseCaseCall, text: string): string {
  const said = text === '' ? 'Make the call.' : text.replace(/([^.!?])$/, '$1.');
  return events.length === 0 ? said : `${said} Events: ${events.join(', ')}.`;
}
