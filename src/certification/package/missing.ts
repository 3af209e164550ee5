import type { Evidence } from '../assessment/types';
import type { Standing } from '../readiness/types';
import type { SubjectKind } from '../subjects/types';
import type { Answered } from './answered';
import { resultOf } from './in-words';
import type { Material } from './material';
import { scopeRows } from './scope-words';

/** Something that is not in the package yet. */
export interface Missing {
  readonly text: string;
  /** Where it is answered; absent where a person writes it into the document. */
  readonly route?: string;
}

export interface MissingPart {
  /** Where it is missing. */
  readonly title: string;
  readonly entries: readonly Missing[];
}

const isOpen = ({ scope, state }: Standing) => scope.isIn && (state === 'open' || state === 'failed');
const named = ({ subject: { id, kind, title, route } }: Standing): Missing => ({
  text: kind === 'item' ? `${id}: ${title}` : title,
  route,
});

function withoutAnswer({ standings }: Answered, kind: SubjectKind): Missing[] {
  return standings
    .filter(
      ({ subject, scope, isAnswered, state }) => subject.kind === kind && scope.isIn && !isAnswered && state === 'open',
    )
    .map(named);
}

/** What no field of the workbench holds. */
function byHand({ process }: Material): Missing[] {
  return [
    { text: 'Implementation document: what the connector does, and who agreed' },
    { text: 'Implementation document: locales of each payment method, and drop-in or elements' },
    ...process.testSiteNeeds.map(({ text }) => ({ text: `Implementation document, test site: ${text}` })),
    { text: 'Implementation document: a sequence diagram for each common scenario' },
    { text: 'Test plan: the cases that the provider requires' },
    { text: 'Results sheet: severity and priority of each open defect' },
    { text: 'Security answers: security problems that you know of' },
  ];
}

/** The first question of the scope has no field: it is filled by hand. */
function ofScope(material: Material, answered: Answered): Missing[] {
  const [, ...rows] = scopeRows(material, answered);
  return rows
    .filter(([, answer = '']) => answer === '')
    .map(([question = '']) => ({ text: question, route: '/workbench/passport' }));
}

/** @param lost files whose bytes are not in this browser */
export function missingOf(material: Material, answered: Answered, lost: readonly Evidence[]): MissingPart[] {
  const cases = answered.standings.filter(
    ({ subject, scope }) =>
      subject.kind === 'use-case' && scope.isIn && resultOf(answered, subject.id.replace('use-case:', '')) === '',
  );
  const of = (kind: SubjectKind) => answered.standings.filter((one) => one.subject.kind === kind && isOpen(one));
  const parts: MissingPart[] = [
    { title: 'Scope, in the implementation document', entries: ofScope(material, answered) },
    {
      title: 'Deliverables of yours',
      entries: of('deliverable')
        .filter(({ subject }) => subject.by !== 'provider')
        .map(named),
    },
    { title: 'Use cases without a result', entries: cases.map(named) },
    { title: 'Checklist items without an answer', entries: withoutAnswer(answered, 'item') },
    {
      title: 'Exit criteria that are not met',
      entries: of('criterion')
        .filter(({ subject }) => subject.list === 'exit')
        .map(named),
    },
    { title: 'Security questions without an answer', entries: withoutAnswer(answered, 'question') },
    {
      title: 'Files whose bytes are not in this browser',
      entries: lost.map(({ title, file }) => ({ text: `${title}: ${file?.name}, SHA-256 ${file?.sha256}` })),
    },
    { title: 'To be written by hand', entries: byHand(material) },
  ];
  return parts.filter(({ entries }) => entries.length > 0);
}
