/** What keeps a connector from being ready, by kind and in the order in which it is dealt with. */
import { answerRoute } from '../../subjects/ids';
import { isRedacted } from '../redacted';
import type { ReadinessReport, ReportReason } from '../types';

type Why = ReportReason['why'];

/** After a number. */
const titles: Readonly<Record<Why, readonly [one: string, several: string]>> = {
  rehearsal: ['report is a rehearsal', 'reports are rehearsals'],
  fails: ['item fails', 'items fail'],
  returned: ['answer was returned by a reviewer', 'answers were returned by a reviewer'],
  'tool-error': ['item could not be judged', 'items could not be judged'],
  stale: ['item was judged before, and not since', 'items were judged before, and not since'],
  'not-observed': ['item was seen in no call', 'items were seen in no call'],
  'not-settled': ['item waits for a person’s word', 'items wait for a person’s word'],
  'no-answer': ['item has no answer of the team', 'items have no answer of the team'],
};

export interface Hindrance {
  readonly subject: string;
  /** The item's question, or what the subject is. */
  readonly title: string;
  /** Where an item is explained, and where anything else is answered; empty for what the catalog does not know. */
  readonly route: string;
}

export interface InTheWay {
  readonly why: Why;
  readonly title: string;
  readonly hindrances: readonly Hindrance[];
}

/** Words for what is in the way: those of the worst kind first. */
export function inTheWay({ outcome, items, answers }: ReadinessReport): readonly InTheWay[] {
  const known = new Map<string, Hindrance>([
    ...items.map(({ id, question, route }) => [id, { subject: id, title: question, route }] as const),
    ...answers.flatMap(({ subject, title }) => {
      if (isRedacted(subject)) return [];
      return [[subject, { subject, title: title ?? subject, route: title ? answerRoute(subject) : '' }] as const];
    }),
  ]);
  return (Object.keys(titles) as Why[]).flatMap((why) => {
    const found = outcome.reasons.filter((reason) => reason.why === why);
    if (found.length === 0) return [];
    const [one, several] = titles[why];
    const hindrances = found.flatMap(({ subject, text }) =>
      subject === undefined ? [] : (known.get(subject) ?? { subject, title: text, route: '' }),
    );
    return { why, title: `${found.length} ${found.length === 1 ? one : several}`, hindrances };
  });
}
