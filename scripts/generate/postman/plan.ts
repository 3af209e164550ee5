import type { PlannedCall } from './call';
import { type Kinds, variableOf } from './kinds';
import type { OperationCall } from './operations';
import { waysToMake } from './preparations';
import { World } from './world';

export interface PlannedFolder {
  tag: string;
  calls: PlannedCall[];
}

export interface Plan {
  folders: PlannedFolder[];
  /** Operations of which no way was found to make them succeed. */
  unproven: string[];
}

/** The last object of the path is gone: its variable goes back to the sample. */
function afterDeletion({ call, names }: OperationCall, kinds: Kinds): PlannedCall['after'] {
  const inPath = names.filter(({ kind }) => Object.values(call.params).includes(`{{${variableOf(kind)}}}`));
  const last = call.method === 'DELETE' ? inPath.at(-1) : undefined;
  const sample = last && kinds.samples.get(last.kind);
  return last && sample ? { [variableOf(last.kind)]: sample } : {};
}

/** What the answer's id is kept as, best first. Answers of some calls have none. */
function capturesOf({ call, kind }: OperationCall, kinds: Kinds): PlannedCall['captures'][] {
  const mayMake = call.expects.status.includes(201) || (call.method === 'POST' && !call.path.includes(':'));
  return mayMake && call.method !== 'GET' && kinds.samples.has(kind) ? [{ [variableOf(kind)]: 'id' }, {}] : [{}];
}

/** With the ids of the contract's examples, whatever earlier requests left. */
function asInContract({ call, names, literalBody }: OperationCall): PlannedCall {
  const used = names.filter(({ kind }) => Object.values(call.params).includes(`{{${variableOf(kind)}}}`));
  return {
    ...call,
    ...(literalBody !== undefined && { body: literalBody }),
    before: Object.fromEntries(used.map(({ kind, example }) => [variableOf(kind), example])),
  };
}

/** Requests that may lead to a success, the one that shows most first; all but the last prepare. */
function* attempts(one: OperationCall, known: readonly OperationCall[]): Generator<PlannedCall[]> {
  const { call, names } = one;
  yield [call];
  if (call.method !== 'GET') {
    const kinds = [...new Map(names.map((name) => [name.kind, name])).values()];
    const ways = kinds.map((name) => waysToMake(name, known));
    for (const way of ways.flat()) yield [...way, call];
    if (ways.length > 1) yield [...ways.flatMap(([first = []]) => first), call];
  }
  yield [asInContract(one)];
}

function* candidates(one: OperationCall, known: readonly OperationCall[], kinds: Kinds): Generator<PlannedCall[]> {
  const after = afterDeletion(one, kinds);
  for (const key of one.keys)
    for (const captures of capturesOf(one, kinds))
      for (const attempt of attempts(one, known)) {
        const last = attempt.at(-1) as PlannedCall;
        yield [...attempt.slice(0, -1), { ...last, key, captures, after }];
      }
}

/** Holds where the whole collection is run, and where its folder alone is. */
async function runsIn(worlds: readonly World[], calls: readonly PlannedCall[]): Promise<boolean> {
  const before = worlds.map(({ variables }) => variables);
  for (const world of worlds) {
    if (await world.runs(calls)) continue;
    worlds.forEach((one, index) => {
      one.variables = before[index] ?? {};
    });
    return false;
  }
  return true;
}

/** Tries each request where it will stand, and prepares what it needs, so that all succeed on a new account. */
export async function planFolders(
  operations: readonly OperationCall[],
  kinds: Kinds,
  variables: Record<string, string>,
): Promise<Plan> {
  const whole = World.fresh(variables);
  const plan: Plan = { folders: [], unproven: [] };
  for (const tag of new Set(operations.map((one) => one.tag))) {
    const worlds = [whole, World.fresh(variables)];
    const calls: PlannedCall[] = [];
    for (const one of operations.filter((each) => each.tag === tag)) {
      const found = await firstThatRuns(worlds, candidates(one, operations, kinds));
      if (!found) plan.unproven.push(one.call.name);
      calls.push(...(found ?? [one.call]));
    }
    plan.folders.push({ tag, calls });
  }
  return plan;
}

async function firstThatRuns(
  worlds: readonly World[],
  all: Iterable<PlannedCall[]>,
): Promise<PlannedCall[] | undefined> {
  for (const calls of all) if (await runsIn(worlds, calls)) return calls;
  return undefined;
}
