/** All that a server has that many teams share, and that one on a developer's machine does without. */
import { mkdirSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { type Listening, listen } from '../../../server/listen';
import { type CallerOf, createCallerOf } from '../../../server/proxies';
import type { Sender } from '../../deliveries/sender';
import { accountsWaiting } from '../../engine/outbox/waiting';
import type { Backup, HostedOptions } from '../../http/hosted/options';
import { registryAccount } from '../../http/keys/record';
import { usualQuotas } from '../../http/quotas';
import type { Answered } from '../../http/watch';
import type { Store } from '../../storage/port';
import { createFront } from './front';
import { type Log, openLog } from './log';
import { createMetrics, type Metrics } from './metrics';
import { createWhoHolds } from './operator-tokens';
import { createReadiness } from './readiness';
import { openSeal } from './seal';
import type { HostedSettings } from './settings';
import { watchedSender, watchedStore } from './watched';

export interface Hosting {
  readonly callerOf: CallerOf;
  readonly log: Log;
  readonly front: (inner: RequestListener) => RequestListener;
  /** The same store, measured. From now on its answers say whether the server is ready. */
  watch(store: Store): Store;
  /** Addresses that events may be sent to. */
  readonly reach: 'public' | 'any';
  sender(send: Sender): Sender;
  /** What the sandbox needs of a store that was opened. */
  optionsOn(store: Store): Promise<HostedOptions>;
  answered(answered: Answered): void;
  opened(store: Store): Promise<void>;
  /**
   * Says that the server is not ready and answers on, so that whoever shares calls out can send them elsewhere; then listens no
   * more, and resolves when what is under way was answered, or its time is over.
   */
  drain(listening: Listening): Promise<void>;
  close(): Promise<void>;
}

const usualStopMs = 25_000;

/** Whoever asks for health asks every few seconds. */
const longestNoticeMs = 5000;

/** Counting goes through every record of the registry, and nobody needs it to the second; milliseconds. */
const countFreshMs = 60_000;

function countsOf(store: () => Store | undefined) {
  let accounts = { count: 0, at: Number.NEGATIVE_INFINITY };
  return {
    async accounts() {
      if (performance.now() - accounts.at > countFreshMs) {
        const usage = await store()?.usage?.(registryAccount);
        accounts = { count: usage?.records['sandbox-account'] ?? 0, at: performance.now() };
      }
      return accounts.count;
    },
    async waiting() {
      const open = store();
      return open ? (await accountsWaiting(open)).length : 0;
    },
  };
}

/** Names that sort by time and are never taken. */
const fileName = () => `sandbox-${new Date().toISOString().replace(/[:.]/g, '-')}.db`;

function backerUp(store: Store, folder: string | undefined): (() => Promise<Backup>) | undefined {
  const { backUp } = store;
  if (!backUp || folder === undefined) return undefined;
  return async () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, fileName());
    await backUp(file);
    return { file, bytes: statSync(file).size };
  };
}

/** Measures on a port of their own, for whoever collects them. */
function listenForMetrics(metrics: Metrics, port: number): Promise<Listening> {
  const create = () =>
    createServer((_request, response) => {
      metrics.text().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    });
  return listen(create, port, ['0.0.0.0', '::']);
}

/** @param to where lines of the log go; standard output when absent */
export function createHosting(settings: HostedSettings, to?: { write(line: string): void }): Hosting {
  const { trustedProxies = [], logLevel = 'info', stopWithinMs = usualStopMs, metricsPort } = settings;
  const log = openLog(logLevel, to);
  const readiness = createReadiness();
  const whoHolds = createWhoHolds(settings.operatorTokens);
  let watched: Store | undefined;
  const metrics = createMetrics({ ...countsOf(() => watched), isReady: () => readiness.isReady });
  let listening: Listening | undefined;
  return {
    ...{ callerOf: createCallerOf(trustedProxies), log },
    reach: settings.webhooksAnywhere ? 'any' : 'public',
    front: createFront({ readiness, metrics, whoHolds }),
    watch(store) {
      watched = watchedStore(store, { stored: metrics.stored, refused: readiness.refused });
      return watched;
    },
    sender: (send) => watchedSender(send, metrics.delivered),
    optionsOn: async (store) => ({
      whoHolds,
      seal: await openSeal(store),
      quotas: { ...usualQuotas, ...settings.quotas },
      backUp: backerUp(store, settings.backupFolder),
    }),
    answered(answered) {
      metrics.answered(answered);
      log.answered(answered);
    },
    async opened(store) {
      if (metricsPort !== undefined) listening = await listenForMetrics(metrics, metricsPort);
      readiness.opened(store);
    },
    async drain(server) {
      readiness.stops();
      const noticeMs = Math.min(stopWithinMs / 5, longestNoticeMs);
      await new Promise((resolve) => setTimeout(resolve, noticeMs));
      await server.drain(stopWithinMs - noticeMs);
    },
    close: async () => listening?.close(),
  };
}
