/** The sandbox as a function from requests to answers. Runtimes give it a store and let requests in. */

import { Hono } from 'hono/tiny';
import { reportFault, reportLine } from '../../ledger/report-fault';
import { createDeliverer, type Deliverer } from '../deliveries/deliverer';
import type { Sender } from '../deliveries/sender';
import type { Reference } from '../domain/kernel/reference';
import { AccountClosed } from '../engine/closing';
import { createEngine } from '../engine/engine';
import { newUuid } from '../engine/ids';
import { createRecorder, type Outbox, type RecorderOptions } from '../engine/record';
import type { Fate, Refusal, Reply } from '../engine/reply';
import { createStorageReport, type StorageReport } from '../engine/storage-report';
import { alone } from '../peers/alone';
import type { Peers } from '../peers/port';
import { StoreFault } from '../storage/faults';
import type { Store } from '../storage/port';
import { createAddresses, type PageAt } from './addresses';
import { preflight, presenter, refuseWith, toResponse } from './answer';
import { type Asked, askedOf } from './asked';
import { AssessmentWatchers } from './assessments/watchers';
import type { AccountKeys } from './auth';
import type { ByteSource } from './bytes';
import type { FurtherControl } from './control-call';
import { refusals } from './errors';
import { meetFate } from './fate';
import { addFileLinks } from './file-links';
import { createGate } from './gate';
import { listenerOf } from './hearing';
import { addHomeCalls, type HomeCallOptions, type Runtime } from './home-calls';
import { createFullness } from './hosted/fullness';
import type { AddressSeal, HostedOptions } from './hosted/options';
import { createDirectory } from './keys/directory';
import { createKeyRegistry } from './keys/registry';
import { pathOf, type Route, routeOf } from './routes';
import { addShopperPages } from './shopper/answer';
import { addCheckoutPages } from './shopper/checkout';
import { addReturnsPortal } from './shopper/returns';
import { type Answered, createWatch } from './watch';

export interface SandboxOptions {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
  /** Requests a second for each account; 0 switches the limit off. */
  readonly rateLimit: number;
  /** Base of the addresses the sandbox puts into answers. */
  readonly baseUrl: string;
  /** Where a page for shoppers opens, where no server answers. */
  readonly pageAt?: PageAt;
  /** Tables with rates of whoever runs the sandbox; the usual ones when absent. */
  readonly reference?: Reference | undefined;
  /** Whether a request comes from no web page or from one that may read the ledger and use the secret key. */
  readonly isAtHome?: (asked: Pick<Asked, 'url' | 'headers'>) => boolean;
  /** Called after entries of the ledger were stored, with the newest sequence, and with 0 after a reset. */
  readonly onExchange?: (sequence: number, accountId: string) => void;
  /** Sends events to webhooks. Where it is absent nothing is delivered, and no deliveries are kept. */
  readonly send?: Sender;
  /** The other processes on the same store; none when absent. */
  readonly peers?: Peers;
  /** Calls below `/_sandbox/` that somebody else answers: for the same keys and pages as its own. */
  readonly furtherControl?: FurtherControl;
  /** Where many share the sandbox: an operator opens its accounts, and each has its quotas. */
  readonly hosted?: HostedOptions | undefined;
  /** Called after each answer, for logs and measures. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

export interface Sandbox {
  /**
   * @param source reads the request's body, where the runtime has something quicker than a stream
   * @param from the address of the caller, for the audit log
   * @throws ConnectionCut where a fault that somebody armed ends the connection
   */
  fetch(request: Request, source?: ByteSource, from?: string): Promise<Response>;
  /** Absent where nothing is delivered. */
  readonly deliverer?: Deliverer | undefined;
  /** Joins the other processes, and goes on with what was to be sent when the last one ended. */
  start(): Promise<void>;
  /** Answers those who wait for something to come, before no more calls are taken. */
  endWaiting(): void;
  /** Ends what is under way, before the store is closed. */
  stop(): Promise<void>;
  /** Answers a call of an operation without the web's requests and responses around it. @throws ConnectionCut */
  answer(asked: Asked, route: Route, from?: string): Promise<Reply>;
}

/** The options, and what follows from them. */
type FullOptions = SandboxOptions &
  HomeCallOptions & {
    readonly seal: AddressSeal | undefined;
    readonly deliverer: Deliverer | undefined;
    readonly storageReport: StorageReport;
  };

/** Calls with no known key that the ledger tells of, where calls have no limit. */
const strangersPerSecond = 25;

/** What is said of an error outside of any operation, where it is told to whoever runs the sandbox. */
function refusalOf(error: Error, storageReport: StorageReport): Refusal {
  if (error instanceof AccountClosed) return refusals.closed();
  if (error instanceof StoreFault) {
    storageReport.tell(error);
    return refusals.storage(error.message);
  }
  // A caller who went away in the middle of a body is no fault, and nobody is left to read the answer.
  if ((error as { code?: unknown }).code !== 'ECONNRESET')
    reportFault('A request failed outside of any operation:', error);
  return refusals.internal();
}

function inFull(options: SandboxOptions, peers: Peers): FullOptions {
  const { store, send } = options;
  const storageReport = createStorageReport(reportLine, () => performance.now());
  const directory = createDirectory(store, options.accounts, () => peers.caughtUp());
  const seal = options.hosted?.seal;
  const addresses = createAddresses({ ...options, directory, seal });
  const outbox: Outbox = {
    filled: (...what) => deliverer?.filled(...what),
    clockMoved: (accountId) => deliverer?.clockMoved(accountId),
  };
  const onExchange: RecorderOptions['onExchange'] = (sequence, accountId) => {
    options.onExchange?.(sequence, accountId);
    peers.grew(accountId, sequence);
  };
  const record = createRecorder({ ...options, onExchange, addresses, storageReport, outbox: send && outbox });
  const deliverer = send && createDeliverer({ store, record, send, peers });
  const registry = createKeyRegistry(store);
  const limiter = peers.limiter(options.rateLimit);
  const { hosted } = options;
  const sharing = hosted && { quotas: hosted.quotas, fullness: createFullness(store) };
  return {
    ...options,
    onExchange,
    addresses,
    seal,
    directory,
    record,
    deliverer,
    assessments: new AssessmentWatchers(),
    registry,
    limiter,
    sharing,
    storageReport,
  };
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { rateLimit, isAtHome = () => true, peers = alone } = options;
  const full = inFull(options, peers);
  const { directory, deliverer, limiter, sharing, storageReport } = full;
  const engine = createEngine({ ...full, present: presenter });
  const pass = createGate({
    ...{ directory, rateLimit, limiter, isAtHome, engine },
    strangers: peers.limiter(rateLimit || strangersPerSecond),
    defaultAccount: options.accounts[0]?.accountId,
    sharing,
  });
  const app = new Hono({ getPath: pathOf });
  addHomeCalls(app, full);
  addShopperPages(app, full);
  addReturnsPortal(app, { ...full, engine });
  addCheckoutPages(app, { ...full, engine });
  addFileLinks(app, full);
  app.options('*', preflight);
  const explain = (error: Error) => refuseWith(newUuid(), [refusalOf(error, storageReport)]);
  const watch = createWatch(options.onAnswered);
  const fates = new WeakMap<Response, Fate>();
  app.all('*', async ({ req, env }) => {
    const { source, told } = env as Runtime;
    const asked = askedOf(req.raw, source);
    const route = routeOf(asked);
    told.operation = route.operation?.id ?? 'none';
    const reply = await pass(asked, route, told).catch(explain);
    const response = toResponse(reply);
    if (reply.fate) fates.set(response, reply.fate);
    return response;
  });
  app.onError((error) => toResponse(explain(error)));
  return {
    deliverer,
    answer: (asked, route, from) =>
      watch({ operation: route.operation?.id ?? 'none' }, from, async (told) => {
        const reply = await pass(asked, route, told).catch(explain);
        if (reply.fate) await meetFate(reply.fate);
        return reply;
      }),
    fetch: (request, source, from) =>
      watch({ operation: 'page' }, from, async (told) => {
        const response = await app.fetch(request, { source, from, told });
        const fate = fates.get(response);
        if (fate) await meetFate(fate, request.signal);
        return response;
      }),
    async start() {
      await peers.join(listenerOf({ ...full, onExchange: options.onExchange }));
      await deliverer?.start();
    },
    endWaiting() {
      deliverer?.listeners.stop();
      full.assessments.stop();
    },
    async stop() {
      full.assessments.stop();
      await deliverer?.stop();
      await peers.leave();
    },
  };
}
