/** The ledger holds every call that named a known key, once, in order, and no control call. */
import { isCall } from '../../../src/ledger/origins';
import type { Exchange, LedgerPage } from '../../../src/ledger/types';
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

/** Whether an exchange of this call belongs in the ledger. */
function isKept({ sent, answer }: Recorded): boolean {
  const isControl = /^\/_sandbox(\/|$)/.test(pathnameOf(sent.target));
  return !isControl && !besideOf(sent) && sent.method !== 'OPTIONS' && answer.status !== 401 && answer.status !== 431;
}

/** All of it, as text and as exchanges. */
export async function readLedger(
  send: (sent: SentRequest) => Promise<Answer | undefined>,
): Promise<{ text: string; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  let text = '';
  for (let more = true; more; ) {
    const after = exchanges.at(-1)?.sequence ?? 0;
    const target = `/_sandbox/ledger?after=${after}&limit=${pageSize}`;
    const answer = await send({ method: 'GET', target, headers: [['authorization', `Bearer ${secretKey}`]] });
    const page = JSON.parse(answer?.text ?? '{"data":[]}') as LedgerPage;
    text += answer?.text ?? '';
    exchanges.push(...page.data.filter(isCall));
    more = page.hasMore && page.data.length > 0;
  }
  return { text, exchanges };
}

function isInOrder(expected: readonly Recorded[], exchanges: readonly Exchange[]): boolean {
  const ids = expected.map(requestIdOf);
  return exchanges.every(({ sequence, requestId }, index) => sequence === index + 1 && requestId === ids[index]);
}

export function ledgerProblems(recorded: readonly Recorded[], exchanges: readonly Exchange[]): Problem[] {
  const expected = recorded.filter(isKept);
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
  if (found.length > 0 || isInOrder(expected, exchanges)) return found;
  return [{ kind: 'The ledger is out of order', detail: exchanges.map(({ sequence }) => sequence).join(' ') }];
}
