import type { ChecklistItem, DataModel, Level, Role } from '../../catalog/types';
import type { Claim, ClaimState } from '../../certification/assessment/types';
import type { VerdictState } from '../../certification/verdicts/types';

/** Where an item stands: what a person claims, what the ledger shows, or the two against each other. */
export type StateFilter = ClaimState | VerdictState | 'disagree';

export interface Filters {
  level: Level | null;
  role: Role | null;
  state: StateFilter | null;
  model: DataModel | null;
}

export const noFilters: Filters = { level: null, role: null, state: null, model: null };

export const levelNames: Record<Level, string> = {
  required: 'Required',
  recommended: 'Recommended',
  informational: 'Informational',
};

export const roleNames: Record<Role, string> = { pm: 'Product manager', dev: 'Developer', qa: 'QA engineer' };

export const claimNames: Record<ClaimState, string> = {
  open: 'No answer yet',
  done: 'Done',
  'not-done': 'Not done',
  'not-applicable': 'Not applicable',
};

export const verdictNames: Record<VerdictState, string> = {
  pass: 'Pass',
  warn: 'Pass with a warning',
  fail: 'Fail',
  review: 'Review',
  'not-observed': 'Not observed',
  stale: 'Out of date',
  'not-applicable': 'Does not apply',
  waived: 'Waived',
  'tool-error': 'Check failed',
};

export const stateNames: Record<StateFilter, string> = {
  ...verdictNames,
  ...claimNames,
  disagree: 'Answer and ledger disagree',
};

const modelNames: Record<DataModel, true> = {
  'skus-only': true,
  'skus-with-groups': true,
  'product-details-with-groups': true,
};

/** Reads the filters from an address. A value it does not know counts as none. */
export function filtersFrom(query: URLSearchParams): Filters {
  return {
    level: known(levelNames, query.get('level')),
    role: known(roleNames, query.get('role')),
    state: known(stateNames, query.get('state')),
    model: known(modelNames, query.get('model')),
  };
}

function known<Name extends string>(names: Record<Name, unknown>, value: string | null): Name | null {
  return value !== null && Object.hasOwn(names, value) ? (value as Name) : null;
}

/** The address's query with these filters in it. What else stands there stays. */
export function withFilters(query: URLSearchParams, filters: Filters): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(filters)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export interface Standing {
  claim: Claim | undefined;
  /** Where it stands once people were heard. Undefined where the ledger cannot decide the item, or was not read yet. */
  verdict: VerdictState | undefined;
  /** What the ledger alone says. */
  traffic: VerdictState | undefined;
}

export function matches(item: ChecklistItem, filters: Filters, standing: Standing): boolean {
  const { level, role, state } = filters;
  if (!belongsTo(item, filters.model)) return false;
  if (level !== null && item.level !== level) return false;
  if (role !== null && !item.roles.includes(role)) return false;
  if (state === null) return true;
  if (state === 'disagree') return disagreement(standing) !== null;
  return (standing.claim?.state ?? 'open') === state || standing.verdict === state;
}

export function belongsTo(item: ChecklistItem, model: DataModel | null): boolean {
  return model === null || item.dataModels === undefined || item.dataModels.includes(model);
}

/** Said gently: a claim is a person's, and a ledger may hold old calls. */
export function disagreement({ claim, traffic }: Standing): string | null {
  if (claim?.state === 'done' && traffic === 'fail') {
    return 'You say done, and a recorded call breaks the rule. Look at that call. If it is older than your fix, start a new run and do it again.';
  }
  if (claim?.state === 'not-applicable' && (traffic === 'pass' || traffic === 'warn' || traffic === 'fail')) {
    return 'You say it does not apply, and the ledger holds calls it applies to. Check your reason.';
  }
  return null;
}
