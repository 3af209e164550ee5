import type * as z from 'zod';
import { fillWhatIsKnown } from '../../guides/template';
import type { Json } from '../../guides/types';
import type { useCase, useCaseCallsFile } from '../schema/use-case';
import type { UseCaseCall, UseCaseStep } from '../types';

type CaseSource = z.output<typeof useCase>;
type StepSource = CaseSource['steps'][number];
type CallsFile = z.output<typeof useCaseCallsFile>;
type SharedCall = CallsFile['calls'][number];
type CallSource = Exclude<NonNullable<CaseSource['prepare']>[number], string>;
type Fields = Record<string, Json>;

/** The shared calls and values, by name. */
export interface Shared {
  readonly calls: ReadonlyMap<string, SharedCall>;
  readonly values: Fields;
}

export function sharedOf(file: CallsFile | undefined): Shared {
  return { calls: new Map((file?.calls ?? []).map((call) => [call.id, call])), values: (file?.values ?? {}) as Fields };
}

/** Names of shared calls that a case uses, with the place where each stands. */
export function usedCalls({ prepare, steps }: CaseSource): { name: string; path: (string | number)[] }[] {
  const named = (calls: CaseSource['prepare'], path: (string | number)[]) =>
    (calls ?? []).map((call, at) => ({ name: typeof call === 'string' ? call : call.uses, path: [...path, at] }));
  const found = [
    ...named(prepare, ['prepare']),
    ...steps.flatMap((step, at) => [
      ...named(step.prepare, ['steps', at, 'prepare']),
      { name: step.uses, path: ['steps', at, 'uses'] },
    ]),
  ];
  return found.flatMap(({ name, path }) => (name === undefined ? [] : [{ name, path }]));
}

/** Whether a step says enough to be made: a shared call, or what is expected of its own. */
export function hasRequest({ uses, expects }: StepSource): boolean {
  return uses !== undefined || expects !== undefined;
}

/** The steps of a case with every request written out. Shared calls that do not exist are left out. */
export function stepsOf({ steps }: CaseSource, shared: Shared): UseCaseStep[] {
  return steps.map((step) => {
    const { call, text, waitSeconds } = step;
    const prepare = callsOf(step.prepare, shared);
    const request = hasRequest(step) ? requestOf(step, shared, call) : undefined;
    return {
      call,
      text,
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
      ...(prepare.length === 0 ? {} : { prepare }),
      ...(request === undefined ? {} : { request }),
    };
  });
}

export function callsOf(calls: CaseSource['prepare'], shared: Shared): UseCaseCall[] {
  return (calls ?? []).flatMap(
    (call) => requestOf(typeof call === 'string' ? { uses: call } : call, shared, null) ?? [],
  );
}

function requestOf(source: CallSource | StepSource, shared: Shared, call: string | null): UseCaseCall | undefined {
  const used = source.uses === undefined ? undefined : shared.calls.get(source.uses);
  if (source.uses !== undefined && !used) return undefined;
  const [method = 'POST', pattern = ''] = call?.split(' ') ?? [('method' in source && source.method) || used?.method];
  const body = bodyOf(source, used);
  const key = source.key ?? used?.key;
  const code = source.expects?.code;
  const values = { ...(code === undefined ? used?.expects?.body : {}), ...source.expects?.body } as Fields;
  return {
    title: used?.title ?? '',
    method: method as UseCaseCall['method'],
    path: source.path ?? used?.path ?? pattern,
    ...(key === undefined ? {} : { key }),
    ...(body === undefined ? {} : { body: fillWhatIsKnown(body, shared.values) }),
    expects: {
      status: source.expects?.status ?? used?.expects?.status ?? 200,
      ...(code === undefined ? {} : { code }),
      body: values,
    },
    captures: code === undefined ? { ...used?.captures, ...source.captures } : {},
    events: source.events ?? (code === undefined ? used?.events : undefined) ?? [],
  };
}

/** The case's own body, or that of the shared call with the fields of `with` in it. */
function bodyOf(source: CallSource | StepSource, used: SharedCall | undefined): Json | undefined {
  const whole = (source.body ?? used?.body) as Json | undefined;
  if (source.with === undefined) return whole;
  const merged = { ...(whole as Fields), ...(source.with as Fields) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** Puts recorded values into the sentences of what is expected: `{{3.totalAmount}}` is what step 3 expects there. */
export function expectedOf({ expected }: CaseSource, steps: UseCaseStep[]): string[] {
  return expected.map((line) =>
    line.replace(/\{\{(\d+)\.([^}]+)\}\}/g, (whole, number: string, path: string) => {
      const value = steps[Number(number) - 1]?.request?.expects.body[path];
      return value === undefined ? whole : shown(value);
    }),
  );
}

/** Amounts as people write them, with two places. */
function shown(value: Json): string {
  return typeof value === 'number' ? value.toFixed(2) : String(value);
}
