import type { CatalogChange } from '../../catalog/types';
import type { Assessment, Claim, SubjectId } from '../assessment/types';

/** An answer as it was given, under the id it was given to. */
export interface Answer {
  readonly subject: SubjectId;
  readonly claim: Claim;
}

/** An answer that the catalog's changes brought where it is. */
export interface Carried {
  readonly subject: SubjectId;
  /** What counts now. Where the item is asked again, it is open, with the note. */
  readonly claim: Claim;
  /** Where it came from, never empty. */
  readonly from: readonly Answer[];
  /** What it went through, oldest first. */
  readonly changes: readonly CatalogChange[];
  /** Those after which a person has to answer again. Empty where the earlier answer holds. */
  readonly asksAgain: readonly CatalogChange[];
}

/** An answer that counts nowhere. It stays in the assessment. */
export interface Aside extends Answer {
  /**
   * `retired`: nobody asks it any more. `answered-anew`: the item that it went over to has an answer of its own.
   * `unknown`: this catalog has no such subject, and tells of no change.
   */
  readonly why: 'retired' | 'answered-anew' | 'unknown';
  /** The last change that it went through; absent for an unknown subject. */
  readonly change?: CatalogChange;
  /** Where it would have gone. */
  readonly place?: SubjectId;
}

/** An assessment as today's catalog reads it. */
export interface CarriedOver {
  /** For everybody who reads; what is saved and handed over stays the assessment as it was written. */
  readonly assessment: Assessment;
  /** Under the subjects of today. */
  readonly carried: ReadonlyMap<SubjectId, Carried>;
  readonly aside: readonly Aside[];
}
