/** What an entry of the ledger says in words, where it is no call of the API. */

import { at } from '../../guides/paths';
import type { LedgerFault } from '../../ledger/faults';
import { isCall } from '../../ledger/origins';
import { wordsOfStep } from '../../ledger/step-words';
import type { DeliveryEntry, Exchange, HandlerCheckPart, LedgerEntry, Origin } from '../../ledger/types';

const deeds: Readonly<Record<string, string>> = {
  authenticate: 'The shopper passed the challenge',
  fail_authentication: 'The shopper failed the challenge',
  approve: 'The shopper approved the payment',
  decline: 'The payment was declined',
  fund: 'The money arrived',
  expire: 'The payment expired',
};

/** What is done to deliveries on purpose. */
const strokes: Readonly<Record<string, string>> = {
  drop: 'dropped',
  delay: 'late',
  duplicate: 'doubled',
  reorder: 'out of order',
};

function wordsOfEventFault(method: string, requestBody: unknown): string {
  if (method === 'DELETE') return 'Deliveries were no longer to go wrong on purpose';
  return `Deliveries were to be ${strokes[String(at(requestBody, 'kind'))] ?? 'different'}, on purpose`;
}

function wordsOfSnapshot(path: string, answer: unknown): string {
  if (path.endsWith('/return')) return `The account was put back to “${String(at(answer, 'snapshot.name') ?? '')}”`;
  return `Snapshot “${String(at(answer, 'name') ?? '')}” was ${path.endsWith('/import') ? 'taken in from a file' : 'saved'}`;
}

function wordsOfControl({ method, path, requestBody, responseBody }: Exchange): string {
  const [plain = ''] = path.split('?');
  const name = String(at(responseBody, 'name') ?? '');
  if (plain.startsWith('/_sandbox/clock/freeze'))
    return `The clock was stopped at ${String(at(responseBody, 'time') ?? '')}`;
  if (plain.startsWith('/_sandbox/clock/thaw'))
    return `The clock runs on from ${String(at(responseBody, 'time') ?? '')}`;
  if (plain.startsWith('/_sandbox/clock')) return `The clock was moved on to ${String(at(responseBody, 'time') ?? '')}`;
  if (plain.startsWith('/_sandbox/faults')) return method === 'DELETE' ? 'Faults were removed' : 'A fault was armed';
  if (plain.startsWith('/_sandbox/snapshots')) return wordsOfSnapshot(plain, responseBody);
  if (plain.startsWith('/_sandbox/chaos')) return method === 'DELETE' ? 'Chaos was ended' : 'Chaos was let in';
  if (plain.startsWith('/_sandbox/runs/stop')) return `Run “${name}” was stopped`;
  if (plain.startsWith('/_sandbox/runs')) return `Run “${name}” was started`;
  if (/^\/_sandbox\/webhooks\/[^/]+\/test$/.test(plain)) return 'The handler behind a webhook was checked';
  if (/^\/_sandbox\/webhooks\/[^/]+\/tokens$/.test(plain)) return 'A webhook got a new signing token';
  if (plain === '/_sandbox/webhooks/receiver') return 'The receiver of the sandbox was told what to answer';
  if (plain === '/_sandbox/webhooks/listeners') return 'A program began to listen for deliveries';
  if (/^\/_sandbox\/webhooks\/[^/]+\/listener$/.test(plain)) return 'A program listens for deliveries no longer';
  if (plain === '/_sandbox/webhooks/resend') return 'Events were to be sent again';
  if (plain.startsWith('/_sandbox/webhooks/faults')) return wordsOfEventFault(method, requestBody);
  if (plain.endsWith('/resend')) return 'An event was to be sent again';
  const action = plain.startsWith('/payments/redirects/') ? at(requestBody, 'action') : plain.split('/').at(-1);
  return deeds[String(action)] ?? 'The sandbox was told to change something';
}

const parts: Readonly<Record<HandlerCheckPart, string>> = {
  signed: 'rightly signed',
  duplicate: 'the same event once more',
  replayed: 'the very request that was taken before',
  unsigned: 'without a signature',
  'wrongly-signed': 'signed with another token',
  old: 'signed at an old time',
  future: 'signed at a time far ahead',
  altered: 'changed after it was signed',
  'unknown-type': 'of an unknown type',
};

function wordsOfDelivery({ eventType, attempt, cause, check, fault, outcome }: DeliveryEntry): string {
  if (check) return `${eventType} was sent to check your handler: ${parts[check.part] ?? check.part}`;
  if (outcome === 'withheld') return `${eventType} was not sent, on purpose`;
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  const asked = cause === 'resend' ? ' again, as was asked' : '';
  const stroke = fault ? `, ${strokes[fault.kind] ?? 'different'} on purpose` : '';
  return `${eventType} was sent${asked}${again}${stroke}`;
}

/** Null for calls of the API, which speak for themselves. */
export function wordsOf(entry: LedgerEntry): string | null {
  if (isCall(entry)) return entry.kind === 'control' ? wordsOfControl(entry) : null;
  if (entry.kind === 'delivery') return wordsOfDelivery(entry);
  if (entry.step !== undefined) return wordsOfStep(entry.step);
  return entry.cause === 'clock' ? 'Happened as the clock was moved on' : 'Happened by itself, as it was due';
}

/** What the sandbox did to a call on purpose. @param status of the entry */
export function wordsOfFault({ kind, isDone, isAnswered, ms }: LedgerFault, status: number): string {
  if (kind === 'error') return 'A fault of the sandbox answered in place of the API.';
  if (isAnswered) return `A fault of the sandbox held the answer back for ${ms} ms.`;
  const how = kind === 'cut' ? 'cut the connection' : 'left the caller without an answer';
  const what = isDone ? `The call was carried out; its answer was ${status}.` : 'Nothing of the call was done.';
  return `A fault of the sandbox ${how}. ${what}`;
}

/** Code and message of the first error in an answer, as texts; empty where there is none. */
export function firstError(responseBody: unknown): { code: string; message: string } {
  const [code, message] = ['code', 'message'].map((name) => at(responseBody, `errors[0].${name}`));
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}

const senders: Readonly<Record<Origin, string>> = {
  connector: 'a connector',
  playground: 'the playground',
  guide: 'a guide of this site',
  example: 'an example of this site',
  preparation: 'the playground, to prepare a call',
  replay: '“Run again”',
  assistant: 'an assistant, through MCP',
  shopper: 'a shopper, on a page of the sandbox',
  unknown: 'somebody: the sandbox did not keep this yet',
};

export function senderOf({ origin }: LedgerEntry): string {
  return senders[origin] ?? senders.unknown;
}
