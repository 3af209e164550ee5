import { routes } from '../../catalog/load/routes';
import type {
  CertificationProcess,
  Checklist,
  Duties,
  Duty,
  PhaseWork,
  ProcessPhase,
  UseCaseGroup,
} from '../../catalog/types';
import { answerRoute } from './ids';
import type { Phase, Subject, Subjects } from './types';

/** The parts of the catalog that a team answers for. */
export interface AnsweredCatalog {
  readonly process: CertificationProcess;
  readonly checklists: readonly Checklist[];
  readonly useCaseGroups: readonly Pick<UseCaseGroup, 'title' | 'slug' | 'useCases'>[];
  readonly duties: Duties;
}

type Own = Omit<Subject, 'route' | 'phase' | 'by'> & Partial<Pick<Subject, 'by'>>;

/** A subject that is answered in the workbench. */
const inPhase = (phase: string, own: Own): Subject => ({ by: 'partner', ...own, phase, route: answerRoute(own.id) });

function ofPhase({ id: phase, tasks, deliverables, ...gates }: ProcessPhase): Subject[] {
  const about = routes.phase(phase);
  const criteria = (['entry', 'exit'] as const).flatMap((side) =>
    gates[side].map(({ id, text, ...ticks }) =>
      inPhase(phase, {
        ...{ id: `criterion:${phase}.${side}.${id}`, kind: 'criterion', title: text, list: side },
        ...{ about: `${about}-${side}`, by: 'both', ...ticks },
      }),
    ),
  );
  return [
    ...criteria,
    ...tasks.map(({ id, text, owner }) =>
      inPhase(phase, { id: `task:${phase}.${id}`, kind: 'task', title: text, list: 'Tasks', about, by: owner }),
    ),
    ...deliverables.map(({ id, text, by }) =>
      inPhase(phase, {
        id: `deliverable:${phase}.${id}`,
        kind: 'deliverable',
        title: text,
        list: 'Deliverables',
        about,
        by,
      }),
    ),
  ];
}

function itemsOf(phase: string, checklists: readonly Checklist[]): Subject[] {
  return checklists.flatMap((checklist) =>
    checklist.items.map(({ id, question, level, applies, perStore }) => {
      const route = routes.item(checklist.id, id);
      const own = { id, title: question, level, ...(applies && { applies }), ...(perStore && { perStore }) };
      return { ...own, kind: 'item', list: checklist.title, by: 'partner', phase, route, about: route };
    }),
  );
}

function casesOf(phase: string, groups: AnsweredCatalog['useCaseGroups']): Subject[] {
  return groups.flatMap(({ title: list, slug, useCases }) =>
    useCases.map(({ id, title, applies }) =>
      inPhase(phase, {
        ...{ id: `use-case:${id}`, kind: 'use-case', title: `${id} ${title}`, list, about: routes.caseOf(slug, id) },
        ...(applies && { applies }),
      }),
    ),
  );
}

function questionsOf(phase: string, { securityQuestionnaire }: CertificationProcess): Subject[] {
  return securityQuestionnaire.flatMap(({ title: list, questions }) =>
    questions.map(({ id, text }) =>
      inPhase(phase, {
        ...{ id: `question:${id}`, kind: 'question', title: text, list },
        about: `/docs/certification/security-review#${id}`,
      }),
    ),
  );
}

/** Facts that are only good to know are no work. */
const isWork = ({ level }: Duty) => level !== 'informational';

function dutiesOf(phase: string, { rows }: Duties): Subject[] {
  return rows.filter(isWork).map(({ id, text, subject: list, route: about, level, places, applies, by }) =>
    inPhase(phase, {
      ...{ id: `duty:${id}`, kind: 'duty', title: text, list, about, level },
      ...(places && { places }),
      ...(applies && { applies }),
      ...(by === 'store' && { perStore: true }),
    }),
  );
}

function workOf(kind: PhaseWork, phase: string, catalog: AnsweredCatalog): Subject[] {
  if (kind === 'items') return itemsOf(phase, catalog.checklists);
  if (kind === 'use-cases') return casesOf(phase, catalog.useCaseGroups);
  if (kind === 'questions') return questionsOf(phase, catalog.process);
  return dutiesOf(phase, catalog.duties);
}

/** The lane runs beside the third phase and ends before the fourth does. */
function inOrder({ phases, complianceLane }: CertificationProcess): ProcessPhase[] {
  const before = phases.findIndex(({ number }) => number === 4);
  return [...phases.slice(0, before), complianceLane, ...phases.slice(before)];
}

const phaseOf = ({ id, number, title, goal, owner }: ProcessPhase): Phase => ({
  ...{ id, number, title, goal, owner },
  about: routes.phase(id),
});

/** All that a team answers for. */
export function subjectsOf(catalog: AnsweredCatalog): Subjects {
  const phases = inOrder(catalog.process);
  return {
    phases: phases.map(phaseOf),
    subjects: phases.flatMap((phase) => [
      ...ofPhase(phase),
      ...phase.work.flatMap((kind) => workOf(kind, phase.id, catalog)),
    ]),
    places: [
      ...catalog.duties.regions.map(({ id, name }) => ({ id, name })),
      ...catalog.duties.countries.map(({ id, name, code }) => ({ id, name, ...(code !== undefined && { code }) })),
    ],
  };
}
