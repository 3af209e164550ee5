/** A call of the sandbox itself, as those who answer it see it. */
import { originOf, runNameOf } from '../../ledger/origins';
import type { Deliverer } from '../deliveries/deliverer';
import type { Recorded } from '../engine/arrival';
import type { Addresses } from '../engine/context';
import type { Recorder } from '../engine/record';
import type { Refusal, Reply } from '../engine/reply';
import type { Store } from '../storage/port';
import { askedOf } from './asked';
import type { AssessmentWatchers } from './assessments/watchers';
import { type ReadBody, readBody } from './body';
import type { ByteSource, Bytes } from './bytes';
import { takeIn } from './intake';

/** What answers a method at a path below `/_sandbox/`. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly answer: (call: ControlCall) => Promise<Reply>;
}

/** Calls that the program around the sandbox answers, by their paths. */
export type FurtherControl = ReadonlyMap<string, readonly ControlRoute[]>;

export interface ControlOptions {
  readonly store: Store;
  readonly addresses: Addresses;
  readonly record: Recorder;
  readonly rateLimit: number;
  readonly onExchange?: (sequence: number, accountId: string) => void;
  readonly furtherControl?: FurtherControl;
  /** Absent where nothing is delivered. */
  readonly deliverer?: Deliverer | undefined;
  /** Why the account has no room for one more webhook; absent where accounts have no bounds. */
  readonly webhooksFull?: (() => Promise<Refusal | undefined>) | undefined;
  readonly assessments: AssessmentWatchers;
}

export interface ControlCall {
  readonly requestId: string;
  readonly accountId: string;
  readonly runName: string | undefined;
  readonly search: URLSearchParams;
  readonly options: ControlOptions;
  /** @param files fields that may be as long as a file, where nobody has asked before */
  readonly body: (files?: readonly string[]) => Promise<ReadBody>;
  /** The body as it was sent, where it is no JSON. Nobody has asked for `body` then. */
  readonly bytes: (most: number) => Promise<Bytes>;
  /** What the ledger says of the request. @param body in place of the one that was sent */
  readonly recorded: (body?: object) => Promise<Recorded>;
}

interface Made extends Pick<ControlCall, 'requestId' | 'accountId' | 'options'> {
  readonly request: Request;
  readonly source?: ByteSource | undefined;
}

/** Bytes of too large a body that are read and dropped. */
const mostDropped = 50_000_000;

export function controlCall({ request, requestId, accountId, options, source }: Made): ControlCall {
  const asked = askedOf(request, source);
  const arrived = { requestId, time: new Date(), startedAt: performance.now(), method: request.method };
  const runName = runNameOf(request.headers);
  let read: Promise<ReadBody> | undefined;
  const body = (files: readonly string[] = []) => {
    read ??= readBody(asked, { files });
    return read;
  };
  return {
    ...{ requestId, accountId, runName, options, body },
    search: new URLSearchParams(asked.search),
    bytes: (most) => asked.source(most, mostDropped),
    recorded: async (shown) => {
      const sent = { asked, operation: null, params: {}, body: shown ?? (await body()).value };
      const { recorded } = takeIn(sent);
      return { ...arrived, runName, origin: originOf(request.headers), namedWith: 'secret', recorded };
    },
  };
}
