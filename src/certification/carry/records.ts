import { endedBy, goesOnAs } from '../../catalog/changes';
import type { CatalogChange } from '../../catalog/types';
import type { Assessment, PlanEntry, SubjectId } from '../assessment/types';

/** Between the id of a record and the subject at which it is shown as well. */
const mark = '~';

/** Of a record that is shown at several subjects, the one in the assessment. */
export function recordId(shown: string): string {
  return shown.split(mark)[0] ?? shown;
}

/** Where what hangs on a subject is shown now. Itself, where no change ended it; nowhere, where it was retired. */
export function placesIn(changes: readonly CatalogChange[]): (subject: SubjectId) => readonly SubjectId[] {
  const ended = new Map<SubjectId, readonly SubjectId[]>();
  // From the newest back, so that each target is known by where it ended up.
  for (const change of [...changes].reverse())
    for (const id of endedBy(change)) {
      const targets = goesOnAs(change).flatMap((target) => ended.get(target) ?? [target]);
      ended.set(id, [...new Set(targets)]);
    }
  return (subject) => ended.get(subject) ?? [subject];
}

/** Evidence and comments go where their subject went. What went to several is shown at each. */
export function moveRecords<Of extends { id: string; subject: SubjectId }>(
  records: Readonly<Record<string, Of>>,
  places: (subject: SubjectId) => readonly SubjectId[],
): Readonly<Record<string, Of>> {
  const isMoved = ({ subject }: Of) => places(subject).some((place) => place !== subject);
  // The very same where nothing moved: widgets compare by identity.
  if (!Object.values(records).some(isMoved)) return records;
  const moved = Object.values(records).flatMap((record) => {
    const targets = places(record.subject);
    if (targets.length === 0) return [record];
    return targets.map((subject, at) => ({
      ...record,
      subject,
      id: at === 0 ? record.id : record.id + mark + subject,
    }));
  });
  return Object.fromEntries(moved.map((record) => [record.id, record]));
}

/** Per field, what was planned for the subject itself comes first. */
export function movePlan(
  plan: Assessment['plan'],
  places: (subject: SubjectId) => readonly SubjectId[],
): Assessment['plan'] {
  const isMoved = (subject: SubjectId) => places(subject).some((place) => place !== subject);
  if (!Object.keys(plan).some(isMoved)) return plan;
  const moved: Record<SubjectId, PlanEntry> = {};
  const own = ([subject]: [string, PlanEntry]) => (places(subject).includes(subject) ? 1 : 0);
  for (const [subject, entry] of Object.entries(plan).sort((a, b) => own(a) - own(b))) {
    const targets = places(subject);
    for (const target of targets.length > 0 ? targets : [subject]) moved[target] = { ...moved[target], ...entry };
  }
  return moved;
}
