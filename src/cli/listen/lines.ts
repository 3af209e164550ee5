/** What `listen` prints: a line for each delivery, for people or for programs. */

import { printable } from '../../certification/report/formats/words';
import { isObject } from '../../json';
import type { RelayedAnswer } from '../../sandbox/domain/account/deliveries/listener';

export interface Forwarded {
  /** When the handler was called, by the machine's clock. */
  readonly time: Date;
  /** The event as it was sent. */
  readonly body: string;
  readonly answer: RelayedAnswer;
  /** Milliseconds from the call to its end. */
  readonly durationMs: number;
}

function eventIn(body: string): { readonly id: string; readonly type: string } {
  try {
    const event: unknown = JSON.parse(body);
    if (isObject(event)) return { id: String(event.id ?? ''), type: String(event.type ?? '') };
  } catch {
    // A check of the handler sends what is no JSON, too.
  }
  return { id: '', type: '(no event)' };
}

const longestType = 34;

export function lineOf({ time, body, answer, durationMs }: Forwarded): string {
  const { type } = eventIn(body);
  const came = 'status' in answer ? String(answer.status) : `no answer: ${answer.reason}`;
  return printable(`${time.toISOString()}  ${type.padEnd(longestType)}  ${came}  ${Math.round(durationMs)} ms`);
}

export function jsonOf({ time, body, answer, durationMs }: Forwarded): string {
  const { id, type } = eventIn(body);
  const came = 'status' in answer ? { status: answer.status, answer: answer.text } : answer;
  return JSON.stringify({ time: time.toISOString(), eventId: id, type, ...came, ms: Math.round(durationMs), body });
}
