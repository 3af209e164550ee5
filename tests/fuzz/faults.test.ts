import { describe, expect, it } from 'vitest';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { answerProblems } from './check/answer';
import { Patience } from './check/time';
import type { Answer, SentRequest } from './step';
import { type Survey, survey } from './survey';
import { memoryTarget, type Target } from './targets';

type Change = (answer: Answer, sent: SentRequest) => Answer;

/** The sandbox with a fault built in between it and the suite. */
function faulty(change: Change): Target {
  const sound = memoryTarget();
  const send = async (sent: SentRequest) => {
    const answer = await sound.send(sent);
    return answer && change(answer, sent);
  };
  return { ...sound, send };
}

/** Enough for what any call may show. What an order shows takes more, for orders are few among all that is drawn. */
const fewRequests = 150;
const untilOrders = 1000;

function look(target: Target, { requests = fewRequests, shrink = 0 } = {}): Promise<Survey> {
  return survey({ target, requests, seed: 1, shrink, before: () => undefined });
}

async function kindsOf(change: Change, requests?: number): Promise<string[]> {
  const { faults } = await look(faulty(change), { requests });
  return faults.map(({ problem }) => problem.kind);
}

/** Changes the answers that tell of something made. */
const onMade =
  (change: Change): Change =>
  (answer, sent) =>
    answer.status === 201 ? change(answer, sent) : answer;

const without = (headers: Answer['headers'], name: string) => new Map([...headers].filter(([key]) => key !== name));

describe('the fuzz suite meets', () => {
  it.each<[string, Change, RegExp, number?]>([
    ['a failure', onMade((answer) => ({ ...answer, status: 500 })), /^\w+ fails$/],
    [
      'a status that the contract has not',
      onMade((answer) => ({ ...answer, status: 202 })),
      /^\w+ answers 202, which is not in the contract$/,
    ],
    [
      'an answer off its schema',
      onMade((answer) => ({ ...answer, text: answer.text.replace('"liveMode":false', '"liveMode":"no"') })),
      /^\w+: the answer 201 breaks its schema \(\/liveMode type\)$/,
    ],
    [
      'an answer without request id',
      onMade((answer) => ({ ...answer, headers: without(answer.headers, 'x-dr-requestid') })),
      /^\w+: the answer has no request id$/,
    ],
    [
      'an answer that does not say that it is JSON',
      onMade((answer) => ({ ...answer, headers: without(answer.headers, 'content-type') })),
      /^\w+: the answer is not declared as JSON$/,
    ],
    [
      'a refusal in another form',
      (answer) => (answer.status === 404 ? { ...answer, text: '{"message":"no"}' } : answer),
      /: the refusal 404 is not the API's$/,
    ],
    [
      'a refusal that says nothing',
      (answer) => ({ ...answer, text: answer.text.replaceAll(/"message":"[^"]*"/g, '"message":" "') }),
      /: a refusal has no message$/,
    ],
    [
      'a card number in an answer, in disguise',
      onMade((answer) => ({ ...answer, text: answer.text.replace('{', '{"note":"4444 2222%203333-1111",') })),
      /^An answer of create\w+ gives a card number away$/,
    ],
    [
      'a key in an answer',
      onMade((answer) => ({ ...answer, text: answer.text.replace('{', `{"note":"${secretKey}",`) })),
      /^An answer of create\w+ gives a key away$/,
    ],
    [
      'the public key anywhere but in the address where a shopper pays',
      onMade((answer) => ({ ...answer, text: answer.text.replace('{', `{"note":"?apiKey=${publicKey}",`) })),
      /^An answer of create\w+ gives a key away$/,
    ],
    [
      'a security code in the ledger',
      (answer, { target }) =>
        target.startsWith('/_sandbox/ledger')
          ? { ...answer, text: answer.text.replace('"data":[', '"cvv":"737","data":[') }
          : answer,
      /^The ledger gives a security code away$/,
    ],
    [
      'a call that is in no ledger',
      (answer, { target }) =>
        target.startsWith('/_sandbox/ledger?after=0') ? { ...answer, text: '{"hasMore":false,"data":[]}' } : answer,
      /^A call is not in the ledger$/,
    ],
    [
      'more money back than was paid',
      (answer) => ({ ...answer, text: answer.text.replace(/"refundedAmount":\d+/g, '"refundedAmount":1000000000') }),
      /^An order's money: more is refunded than was captured$/,
      untilOrders,
    ],
  ])('%s', async (_name, change, kind, requests) => {
    expect((await kindsOf(change, requests)).filter((met) => kind.test(met))).not.toEqual([]);
  });

  it("a script in a shopper's page", () => {
    const sent = { method: 'GET', target: '/payments/redirects/s?apiKey=k', headers: [] };
    const headers = new Map([
      ['content-type', 'text/html;charset=UTF-8'],
      ['content-security-policy', "default-src 'none'"],
    ]);
    const page = (text: string) => answerProblems(sent, { status: 200, headers, text, durationMs: 1 });
    expect(page('<p>Approve</p>')).toEqual([]);
    expect(page('<p>Approve</p><script>alert(1)</script>')).toHaveLength(1);
  });

  it('something printed', async () => {
    const { faults } = await look(
      faulty((answer) => {
        console.error('a warning nobody asked for');
        return answer;
      }),
    );
    expect(faults.map(({ problem }) => problem.kind)).toContain('The sandbox prints something');
  });

  it('a request that takes the processor for long, but not one that only waits', () => {
    let spentMs = 0;
    const patience = new Patience(() => spentMs);
    const sent = { method: 'GET', target: '/skus', headers: [] };
    const answer = { status: 200, headers: new Map(), text: '', durationMs: 60_000 };
    expect(patience.check(sent, answer)).toEqual([]);
    spentMs = 9000;
    expect(patience.check(sent, answer)).toHaveLength(1);
  });

  it('and shows the fewest requests that lead there', async () => {
    const target = faulty((answer, { method }) => (method === 'DELETE' ? { ...answer, status: 500 } : answer));
    const { faults } = await look(target, { shrink: 1 });
    expect(faults[0]?.problem.kind).toMatch(/ fails$/);
    expect(faults[0]?.requests.map(({ method }) => method)).toEqual(['DELETE']);
  });
});

describe('what is drawn beside the contract', () => {
  it('is taken by the sandbox: actions of others, moves of the clock, and the forms of its pages', async () => {
    const taken = new Set<string>();
    const sound = memoryTarget();
    const noted: Target = {
      ...sound,
      send: async (sent) => {
        const answer = await sound.send(sent);
        const [, first = '', second = ''] = sent.target.split(/[/?]/);
        const place = first === '_sandbox' ? `${first}/${second}` : first;
        if (sent.method === 'POST' && answer && answer.status < 400) taken.add(place);
        return answer;
      },
    };
    const { faults } = await look(noted, { requests: 2500 });
    expect(faults).toEqual([]);
    const wanted = ['_sandbox/sources', '_sandbox/orders', '_sandbox/clock', 'payments', 'checkout-pages'];
    expect([...taken]).toEqual(expect.arrayContaining(wanted));
  });
});
