import { read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { judged } from '../../vocabulary/check';
import { all, when } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const wentThroughServer = ({ entry }: Call) => entry.keyKind === 'secret' || entry.keyKind === 'restricted';

const isFromBrowser = judged<Call>('is made with the public key', (call) => {
  if (!wentThroughServer(call)) return beside;
  const expected = 'the public key, so that payment data goes from the browser to the provider alone';
  return breaks({ sequence: call.sequence, pointer: '/keyKind', expected, seen: call.entry.keyKind });
});

const isOfSession = judged<Call>('is made for the session of a checkout', (call, on) => {
  const session = text(call.body, 'paymentSessionId');
  const checkout = session === undefined ? undefined : on.story('session', session).one('checkout');
  return checkout && !wentThroughServer(call) ? holds() : beside;
});

const isCard = judged<Call>('is a card', (call) => {
  if (read(call.body, 'type') === 'creditCard') return holds();
  return breaks({ sequence: call.sequence, pointer: '/requestBody/type', expected: 'a card', seen: undefined });
});

export const dropIn = rule({
  item: 'payments.drop-in',
  over: calls('new source', 'createSources').where(
    'is no store credit',
    ({ body }) => read(body, 'type') !== 'customerCredit',
  ),
  each: all<Call>(when(isCard, isFromBrowser), isOfSession),
  warn: [isFromBrowser],
  part: true,
  words: {
    standard: 'Sources are made in the browser, with the public key, for the session of the checkout.',
    mend: 'Let Drop-in make the source in the browser. Give it the public key and the id of the payment session.',
    none: 'No new source was made for a checkout yet.',
  },
});
