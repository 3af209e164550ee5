import { useEffect, useRef } from 'react';
import { type Answers, useAssessment } from '../../assessment-client';
import { anchorOfAddress } from '../../browser/address';
import type { Checklist, ChecklistItem } from '../../catalog/types';
import type { Scope } from '../../certification/scope';
import { decide } from '../../certification/verdicts/decide';
import { ruledItems } from '../../generated/ruled-items';
import { useKeptAttempts } from '../Workbench/Attempts/useKeptAttempts';
import { anchorOf } from './anchors';
import { usualScope } from './evidence/scope-address';
import type { ShownVerdict } from './evidence/types';
import { belongsTo, type Filters, matches, noFilters, type Standing } from './filters';
import { type Progress, progressOf } from './progress';
import { type Evidence, useEvidence } from './useEvidence';
import { type ChangeFilters, useFilters } from './useFilters';
import { type Rehearsal, useRehearsal } from './useRehearsal';
import { useScope } from './useScope';

const isObservable = (id: string) => ruledItems.includes(id);

export interface ChecklistState {
  answers: Answers;
  evidence: Evidence;
  readAgain: () => void;
  /** Which calls are looked at. */
  scope: Scope;
  changeScope: (change: Partial<Scope>) => void;
  filters: Filters;
  changeFilters: ChangeFilters;
  /** Items of the chosen data model. */
  items: ChecklistItem[];
  /** Those of them that match the filters. */
  shown: ChecklistItem[];
  standing: (item: ChecklistItem) => Standing;
  /** What the ledger shows of an item, once people were heard. */
  verdict: (itemId: string) => ShownVerdict | undefined;
  progress: Progress;
  /** A use case that was run from an item. */
  rehearsal: Rehearsal;
}

/** Everything the list shows, brought together: the catalog's items, a person's answers, and what the ledger proves. */
export function useChecklist(checklist: Checklist): ChecklistState {
  const answers = useAssessment();
  const [scope, changeScope] = useScope();
  const [evidence, readAgain] = useEvidence(
    checklist.items.some((item) => isObservable(item.id)),
    scope,
  );
  const rehearsal = useRehearsal(changeScope);
  const [filters, changeFilters] = useFilters(checklist.dataModels !== undefined);

  useKeptAttempts(evidence, answers.store, answers.ready);

  const { claims } = answers.over.assessment;
  const claimOf = (id: string) => (Object.hasOwn(claims, id) ? claims[id] : undefined);
  const today = new Date().toISOString().slice(0, 10);
  const verdict = (id: string) => {
    const found = evidence.verdicts.get(id);
    return found && decide(found, claimOf(id), today);
  };
  const verdictOf = (id: string) => verdict(id)?.state;
  const standing = ({ id }: ChecklistItem) => {
    const traffic = evidence.verdicts.get(id)?.state;
    return { claim: claimOf(id), verdict: verdictOf(id), traffic };
  };
  const items = checklist.items.filter((item) => belongsTo(item, filters.model));
  const shown = items.filter((item) => matches(item, filters, standing(item)));
  const progress = progressOf(items, { claim: (id) => claimOf(id)?.state ?? 'open', isObservable, verdict: verdictOf });

  useAnchorTarget((anchor) => {
    const isTarget = ({ id }: ChecklistItem) => anchorOf(id) === anchor;
    if (checklist.items.some(isTarget) && !shown.some(isTarget)) changeFilters(noFilters, 'aside');
  });
  return {
    ...{ answers, evidence, readAgain, scope: scope ?? usualScope, changeScope, filters, changeFilters },
    ...{ items, shown, standing, verdict, progress, rehearsal },
  };
}

/** Makes sure that an address pointing at an item finds it, although a filter hid it. */
function useAnchorTarget(reveal: (anchor: string) => void): void {
  const latest = useRef(reveal);
  useEffect(() => {
    latest.current = reveal;
  });
  useEffect(() => {
    const follow = () => {
      const anchor = anchorOfAddress();
      if (!anchor) return;
      latest.current(anchor);
      window.requestAnimationFrame(() => document.getElementById(anchor)?.scrollIntoView());
    };
    window.addEventListener('hashchange', follow);
    // Filters from the address are set by now, so the target may be hidden.
    const first = window.setTimeout(follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.clearTimeout(first);
    };
  }, []);
}
