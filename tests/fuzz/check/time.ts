/** A bound on the time of a request that a busy machine cannot break: only this process's own processor time counts. */
import type { Answer, Problem, SentRequest } from '../step';

/** 2 seconds, and a second more for each 100 kB sent: far more than any request needs, far less than one that hangs. */
const mostMs = ({ body }: SentRequest) => 2000 + (body?.byteLength ?? 0) / 100;

/** Of this process, in milliseconds since it started. */
function spentByThisProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export class Patience {
  private since: number;

  constructor(private readonly spentMs = spentByThisProcess) {
    this.since = spentMs();
  }

  check(sent: SentRequest, { durationMs }: Answer): Problem[] {
    if (durationMs < mostMs(sent)) return [];
    // Reading the processor's time costs as much as a request, so it is read only when the clock gives cause.
    const now = this.spentMs();
    const spent = now - this.since;
    this.since = now;
    if (spent < mostMs(sent)) return [];
    return [{ kind: 'A request takes too long', detail: `${Math.round(spent)} ms of processor time` }];
  }
}
