import type { Answered } from './answered';
import { standingOn } from './answered';

const blankRows = 5;
const blank = Array.from({ length: blankRows }, (): string[] => []);

/** What fails and was taken on for a time, with room for what else is done in another way. */
export function departureRows(answered: Answered): string[][] {
  const waived = Object.entries(answered.assessment.claims).flatMap(([subject, { waiver, note }]) => {
    if (!waiver) return [];
    const title = standingOn(answered, subject)?.subject.title ?? '';
    return [
      [[subject, title].filter(Boolean).join('\n'), note ?? '', waiver.why, `Until ${waiver.until}, ${waiver.who}`],
    ];
  });
  return [...waived, ...blank];
}

/** What is known not to be met: calls break it, or the team says so. */
export function defectRows(answered: Answered, rows: number): string[][] {
  const { claims, plan } = answered.assessment;
  const found = answered.standings.filter(({ subject: { id, kind }, scope, state }) => {
    const isDenied = Object.hasOwn(claims, id) && claims[id]?.state === 'not-done';
    const isWaived = Object.hasOwn(claims, id) && claims[id]?.waiver !== undefined;
    return kind !== 'criterion' && scope.isIn && (state === 'failed' || isDenied || isWaived);
  });
  const filled = found.map(({ subject: { id, title }, says }) => {
    const { waiver, note } = (Object.hasOwn(claims, id) && claims[id]) || {};
    const due = Object.hasOwn(plan, id) ? plan[id]?.due : undefined;
    const defect = [`${id}: ${title}`, says, note].filter(Boolean).join('\n');
    return [defect, '', '', waiver ? `Exemption until ${waiver.until}: ${waiver.why}` : (due ?? ''), waiver?.who ?? ''];
  });
  return [...filled, ...Array.from({ length: rows }, (): string[] => [])];
}
