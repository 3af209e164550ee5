/** Lines of JSON for whoever collects logs. Addresses, bodies and headers stay out of them: keys stand there. */
import { type DestinationStream, pino } from 'pino';
import { tellFaultsBy } from '../../../ledger/report-fault';
import type { Answered } from '../../http/watch';
import type { LogLevel } from './settings';

export interface Log {
  answered(answered: Answered): void;
  /** What whoever runs the server should know, such as that it listens. */
  note(message: string): void;
}

/** @param to where lines go; standard output when absent */
export function openLog(level: LogLevel, to?: DestinationStream): Log {
  const options = { level, base: { name: 'connector-standards' }, timestamp: pino.stdTimeFunctions.isoTime };
  const log = to ? pino(options, to) : pino(options);
  tellFaultsBy((line) => log.error({ fault: line }, line.split('\n', 1)[0]));
  return {
    answered: ({ requestId, account, operation, status, ms, from }) => {
      const said = { requestId, account, operation, status, ms: Math.round(ms * 10) / 10, from };
      log[status >= 500 ? 'error' : 'info'](said, 'answered');
    },
    note: (message) => log.info(message),
  };
}
