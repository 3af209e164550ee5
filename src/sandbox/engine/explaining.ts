/** Reasons of an answer, for callers who ask for them with a header. */
import type { Operation } from '../../generated/contract/operations';
import { isObject } from '../../json';
import type { LedgerReason } from '../../ledger/types';
import { type Answer, type Context, type Reader, type RecordKind, registry } from '../domain';
import { type Reason, under } from '../domain/kernel/reasons';
import { standingOf, valueIn } from '../domain/kernel/standing';
import { entriesThatFit } from './kept-answer';

export interface Explaining {
  readonly context: Context;
  /** Adds what follows from what is stored by now, where the decision itself gave no reason. Absent where nobody asked. */
  addStanding?(operation: Operation, answer: Answer, read: Reader): Promise<void>;
  /** The last of the decisions for each place that the answer has, in the version that is spoken. Undefined where nobody asked. */
  reasonsOf(body: object | null): LedgerReason[] | undefined;
}

/** Objects of a list that have reasons. Beyond that nobody reads them, and each is a piece of work. */
const MOST_OF_A_LIST = 10;

const isSame = (one: unknown, other: unknown) => one !== undefined && JSON.stringify(one) === JSON.stringify(other);

/** Where the body has what the answer had at a place: there, or, in versions without the block of payment, beside it. */
function placeIn(body: object, answers: readonly object[], pointer: string): string | undefined {
  const values = answers.map((answer) => valueIn(answer, pointer));
  return [pointer, pointer.replace(/\bpayment\./, '')].find((place) =>
    values.some((value) => isSame(value, valueIn(body, place))),
  );
}

/** The objects that an answer shows, each with its place in it; of a list those alone that the ledger keeps. */
function objectsIn(result: object): (readonly [place: string, object: object])[] {
  const { data } = result as { data?: unknown };
  if (!Array.isArray(data)) return [['', result]];
  return entriesThatFit(data.slice(0, MOST_OF_A_LIST)).map((one: object, index) => [`data[${index}].`, one]);
}

/** The reasons of one object for what it shows as it is stored. */
async function reasonsFor(kind: string, shown: object, around: { read: Reader; context: Context }): Promise<Reason[]> {
  const resource = registry.byKind.get(kind);
  if (!resource?.reasons || !isObject(shown)) return [];
  const record = await around.read.find(kind as RecordKind, String(shown.id ?? ''));
  return record ? standingOf(resource, record, shown, around) : [];
}

/** The very context where nobody asks: then nothing is worked out. */
export function explaining(context: Context, isWanted: boolean): Explaining {
  if (!isWanted) return { context, reasonsOf: () => undefined };
  const found = new Map<string, LedgerReason>();
  const answers: object[] = [];
  // What is worked out again is nowhere stored, so its ids are nobody's.
  const looking = { ...context, newId: () => '0' };
  return {
    context: {
      ...context,
      explain: (reasons) => {
        for (const reason of reasons()) found.set(reason.pointer, reason);
      },
    },
    async addStanding({ objectKind }, answer, read) {
      if (!answer.ok || !answer.result) return;
      answers.push(answer.result);
      for (const [place, shown] of objectsIn(answer.result))
        for (const reason of under(place, await reasonsFor(objectKind, shown, { read, context: looking })))
          if (!found.has(reason.pointer)) found.set(reason.pointer, reason);
    },
    reasonsOf(body) {
      const there = [...found.values()].flatMap((reason) => {
        const pointer = body ? placeIn(body, answers, reason.pointer) : undefined;
        return pointer === undefined ? [] : [{ ...reason, pointer }];
      });
      return there.length > 0 ? there : undefined;
    },
  };
}
