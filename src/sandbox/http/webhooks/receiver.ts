/** `/_sandbox/webhooks/receiver`: the sandbox's own endpoint, and what it answers. */
import { isObject } from '../../../json';
import { type Receiver, type ReceiverAnswer, receiverAddress } from '../../domain/account/deliveries/receiver';
import { controlEntry, nothing } from '../../engine/entries';
import { receiverOf, setReceiver } from '../../engine/outbox/receiver';
import type { Reply } from '../../engine/reply';
import { replyWith } from '../answer';
import type { ControlCall } from '../control-call';
import { onlyKnown, parseFields, Unfit, wholeNumberOf } from '../fields';

const mostAnswers = 50;
const longestWaitMs = 10_000;
const longestText = 500;

const shown = (receiver: Receiver) => ({ address: receiverAddress, ...receiver });

/** @throws Unfit */
function answerOf(value: unknown, place: string): ReceiverAnswer {
  if (!isObject(value)) throw new Unfit(place, `${place} is an object such as {"answer": 500}.`);
  onlyKnown(value, ['answer', 'afterMs', 'text']);
  const { answer, text } = value;
  const isStatus = Number.isInteger(answer) && Number(answer) >= 200 && Number(answer) <= 599;
  if (!isStatus && answer !== 'cut' && answer !== 'hang')
    throw new Unfit(`${place}.answer`, 'answer is a status from 200 to 599, "cut" or "hang".');
  if (text !== undefined && (typeof text !== 'string' || text.length > longestText))
    throw new Unfit(`${place}.text`, `text has at most ${longestText} characters.`);
  const afterMs = wholeNumberOf(value, 'afterMs', [0, longestWaitMs]) ?? 0;
  return {
    answer: answer as ReceiverAnswer['answer'],
    ...(afterMs > 0 && { afterMs }),
    ...(text !== undefined && { text }),
  };
}

export async function readReceiver({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  return replyWith(requestId, 200, shown(await options.store.transact(accountId, receiverOf)));
}

export async function changeReceiver(call: ControlCall): Promise<Reply> {
  const { requestId, options } = call;
  const { fields, told } = await parseFields(call, ['answers']);
  const { answers } = fields;
  if (!Array.isArray(answers) || answers.length === 0 || answers.length > mostAnswers)
    throw new Unfit('answers', `answers is a list of 1 to ${mostAnswers}, such as [{"answer": 500}, {"answer": 200}].`);
  const receiver = { answers: answers.map((answer, index) => answerOf(answer, `answers[${index}]`)), used: 0 };
  return options.record(call, async (book) => {
    await setReceiver(book.transaction, receiver);
    const reply = replyWith(requestId, 200, shown(receiver));
    book.write(controlEntry(told, reply, nothing));
    return reply;
  });
}
