import type { ItemVerdict, Waiver } from './types';

/** A failure of an item that a team accepts for a time. */
export interface Accepted extends Waiver {
  readonly id: string;
}

export interface Weighed {
  readonly items: readonly ItemVerdict[];
  /** Why the baseline itself has to be changed. */
  readonly reasons: readonly string[];
}

const isGone = ({ verdict }: ItemVerdict) => verdict === 'pass' || verdict === 'warn' || verdict === 'not-applicable';

/**
 * Turns accepted failures into waived ones. One that has expired fails as before, and one whose failure is gone has to leave
 * the file: otherwise the failure could come back unseen.
 * @param today year-month-day
 */
export function weigh(verdicts: readonly ItemVerdict[], accepted: readonly Accepted[], today: string): Weighed {
  const reasons: string[] = [];
  const byId = new Map(accepted.map((one) => [one.id, one]));
  const weighed = verdicts.map((item): ItemVerdict => {
    const waiver = byId.get(item.id);
    if (!waiver) return item;
    const { owner, until, why } = waiver;
    if (isGone(item)) {
      reasons.push(`The baseline accepts ${item.id}, which is now "${item.verdict}": take the entry out of it.`);
      return item;
    }
    if (item.verdict !== 'fail') return item;
    if (until < today) {
      reasons.push(`The baseline accepted ${item.id} until ${until}. Ask ${owner}.`);
      return item;
    }
    return { ...item, verdict: 'waived', waiver: { owner, until, ...(why !== undefined && { why }) } };
  });
  return { items: weighed, reasons };
}
