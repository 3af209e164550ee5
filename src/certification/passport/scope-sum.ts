import type { Profile } from '../profile/types';
import { type InScope, scopeOf } from '../subjects/scope';
import { type Subject, type SubjectKind, type Subjects, subjectKinds } from '../subjects/types';

export interface ScopedSubject {
  readonly subject: Subject;
  readonly scope: InScope;
}

export interface KindSum {
  readonly kind: SubjectKind;
  readonly total: number;
  readonly isIn: number;
  /** Of those that are in, those that are because the passport does not say enough. */
  readonly unsure: number;
}

export function scopeAll({ subjects, places }: Subjects, profile: Profile): readonly ScopedSubject[] {
  return subjects.map((subject) => ({ subject, scope: scopeOf(subject, profile, places) }));
}

export function sumsOf(scoped: readonly ScopedSubject[]): readonly KindSum[] {
  return subjectKinds.map((kind) => {
    const own = scoped.filter(({ subject }) => subject.kind === kind);
    const inScope = own.filter(({ scope }) => scope.isIn);
    const unsure = inScope.filter(({ scope }) => !scope.isCertain).length;
    return { kind, total: own.length, isIn: inScope.length, unsure };
  });
}
