import type { Question } from './question';
import type { SearchKind, SearchRecord } from './record';

/** Which of two records that fit alike stands first. */
const kindWorth: Record<SearchKind, number> = {
  page: 1.3,
  term: 1.15,
  operation: 1.1,
  section: 1,
  'event-type': 1,
  'error-code': 1,
  item: 0.95,
  requirement: 0.95,
  'use-case': 0.9,
  model: 0.75,
  field: 0.55,
  row: 0.85,
};

/** Pages for whoever builds this site stand behind those for its readers. */
const aside = /\/docs\/contributing\//;

/** What a record counts beside others that fit as well. */
export function worthOf({ kind, route, text }: SearchRecord, question: Question): number {
  // A field that more calls of a page have is more at home there.
  const places = kind === 'field' ? Math.min(10, text.split('\n').length) / 20 : 0;
  return (
    kindWorth[kind] *
    (1 + places) *
    (aside.test(route) ? 0.3 : 1) *
    (question.isForMeaning && kind === 'term' ? 1.6 : 1)
  );
}
