import type { UseCase, UseCaseCall } from '../../catalog/types';

/** What a case is played with, a line for each card and each cart. */
export const dataOf = ({ data }: UseCase): string[] => [
  ...data.cards.map((number) => `Card ${number.replace(/(\d{4})(?=\d)/g, '$1 ')}`),
  ...data.carts.map((cart) => `Cart: ${cart}`),
];

/** JSON on one line, with spaces where a narrow cell may break it. Line breaks inside a text are escaped, so none is lost. */
const bodyText = (body: UseCaseCall['body']) =>
  body === undefined ? '' : JSON.stringify(body, null, 1).replaceAll(/\n\s*/g, ' ');

const asText = (value: unknown) => (typeof value === 'number' ? String(value) : JSON.stringify(value));

function answerText({ expects: { status, code, body }, events }: UseCaseCall): string {
  const values = Object.entries(body).map(([path, value]) => `${path} ${asText(value)}`);
  return [String(status), ...(code === undefined ? [] : [`code ${code}`]), ...values, ...events].join('\n');
}

const carriedText = ({ captures }: UseCaseCall) =>
  Object.entries(captures)
    .map(([name, path]) => `${path} as {{${name}}}`)
    .join('\n');

/** A call in full: when it is made, what is sent, what must come back, and what later calls take from the answer. */
export interface CallRow {
  when: string;
  call: string;
  body: string;
  answer: string;
  carried: string;
}

/** The calls of a case in the order in which they are made. Empty where the case has none that can be written down. */
export function callRowsOf({ prepare, steps }: UseCase): CallRow[] {
  const row = (when: string, call: UseCaseCall): CallRow => ({
    when: call.title === '' || when.startsWith('Step') ? when : `${when}: ${call.title}`,
    call: `${call.method} ${call.path}${call.key === 'public' ? ' (public key)' : ''}`,
    body: bodyText(call.body),
    answer: answerText(call),
    carried: carriedText(call),
  });
  return [
    ...prepare.map((call) => row('First', call)),
    ...steps.flatMap(({ prepare: before = [], request }, index) => [
      ...before.map((call) => row(`Before step ${index + 1}`, call)),
      ...(request ? [row(`Step ${index + 1}`, request)] : []),
    ]),
  ];
}
