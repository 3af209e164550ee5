/** The ledger holds every call, and every control call that changed something, once and in order. Its numbers have no gap. */
import { isCall } from '../../../src/ledger/origins';
import type { LedgerEntry, LedgerPage } from '../../../src/ledger/types';
import { secretKey } from '../../../src/sandbox/keys';
import type { Answer, Problem, SentRequest } from '../step';
import { besideOf } from './beside';
import { pathnameOf } from './path';

export interface Recorded {
  readonly sent: SentRequest;
  readonly answer: Answer;
}

const pageSize = 500;

const requestIdOf = ({ answer }: Recorded) => answer.headers.get('x-dr-requestid') ?? '';

function isChange(method: string, pathname: string, status: number): boolean {
  return method === 'POST' && status < 300 && /^\/_sandbox\/(clock|runs|[\w-]+\/[^/]+\/\w+)(\/|$)/.test(pathname);
}

/** Whether an exchange of this call belongs in the ledger. */
function isKept({ sent, answer }: Recorded): boolean {
  const pathname = pathnameOf(sent.target);
  if (/^\/_sandbox(\/|$)/.test(pathname)) return isChange(sent.method, pathname, answer.status);
  // Calls without a known key are kept as long as there are not too many.
  const isLeftOut = answer.headers.get('x-sandbox-ledger') === 'not-recorded';
  return !besideOf(sent) && sent.method !== 'OPTIONS' && !isLeftOut && answer.status !== 401 && answer.status !== 431;
}

/** All of it, as text and as entries. */
export async function readLedger(
  send: (sent: SentRequest) => Promise<Answer | undefined>,
): Promise<{ text: string; exchanges: LedgerEntry[] }> {
  const exchanges: LedgerEntry[] = [];
  let text = '';
  for (let more = true; more; ) {
    const after = exchanges.at(-1)?.sequence ?? 0;
    const target = `/_sandbox/ledger?after=${after}&limit=${pageSize}`;
    const answer = await send({ method: 'GET', target, headers: [['authorization', `Bearer ${secretKey}`]] });
    const page = JSON.parse(answer?.text ?? '{"data":[]}') as LedgerPage;
    text += answer?.text ?? '';
    exchanges.push(...page.data);
    more = page.hasMore && page.data.length > 0;
  }
  return { text, exchanges };
}

export function ledgerProblems(recorded: readonly Recorded[], entries: readonly LedgerEntry[]): Problem[] {
  const expected = recorded.filter(isKept);
  const strangers = new Set(recorded.filter(({ answer }) => answer.status === 401).map(requestIdOf));
  // What a page of the sandbox does for its shopper has an id of its own.
  const exchanges = entries
    .filter(isCall)
    .filter(({ requestId, origin }) => origin !== 'shopper' && !strangers.has(requestId));
  const kept = new Set(exchanges.map(({ requestId }) => requestId));
  const made = new Set(expected.map(requestIdOf));
  const missing = expected
    .filter((one) => !kept.has(requestIdOf(one)))
    .map(({ sent, answer }) => ({
      kind: 'A call is not in the ledger',
      detail: `${sent.method} ${sent.target} ${answer.status}`,
    }));
  const foreign = exchanges
    .filter(({ requestId }) => !made.has(requestId))
    .map(({ method, path }) => ({ kind: 'The ledger has a call that nobody made', detail: `${method} ${path}` }));
  const found = [...missing, ...foreign];
  const ids = expected.map(requestIdOf);
  const isInOrder =
    entries.every(({ sequence }, index) => sequence === index + 1) &&
    exchanges.every(({ requestId }, index) => requestId === ids[index]);
  if (found.length > 0 || isInOrder) return found;
  return [{ kind: 'The ledger is out of order', detail: entries.map(({ sequence }) => sequence).join(' ') }];
}
