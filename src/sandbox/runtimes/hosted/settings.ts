/** How a server that many teams share is run. */
import type { Quotas } from '../../http/quotas';

export interface HostedSettings {
  readonly operatorTokens: readonly string[];
  /** Addresses and networks of the proxies in front, whose `X-Forwarded-…` headers count. */
  readonly trustedProxies?: readonly string[];
  /** Of accounts that nobody gave others, where they are not the usual ones. */
  readonly quotas?: Partial<Quotas>;
  /** The folder for copies of the data file. */
  readonly backupFolder?: string | undefined;
  /** Events may be sent to addresses of one's own network too, which any team could then call. */
  readonly webhooksAnywhere?: boolean;
  readonly logLevel?: LogLevel;
  /** Measures are told there to anybody who asks, so it is for one's own network. */
  readonly metricsPort?: number | undefined;
  /** Milliseconds that a stop may take at most. */
  readonly stopWithinMs?: number;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
