/** A bound on the time of a request that a busy machine cannot break: only this process's own processor time counts. */
import type { Answer, Problem, SentRequest } from '../step';

/** 2 seconds, and a second more for each 100 kB sent: far more than any request needs, far less than one that hangs. */
const mostMs = ({ body }: SentRequest) => 2000 + (body?.byteLength ?? 0) / 100;

export class Patience {
  private since = process.cpuUsage();

  check(sent: SentRequest, { durationMs }: Answer): Problem[] {
    if (durationMs < mostMs(sent)) return [];
    // Reading the processor's time costs as much as a request, so it is read only when the clock gives cause.
    const { user, system } = process.cpuUsage(this.since);
    this.since = process.cpuUsage();
    const spent = (user + system) / 1000;
    if (spent < mostMs(sent)) return [];
    return [{ kind: 'A request takes too long', detail: `${Math.round(spent)} ms of processor time` }];
  }
}
