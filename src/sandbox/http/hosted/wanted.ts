/** What an operator's calls take, checked by hand: they are no part of the contract. */
import { newUuid } from '../../engine/ids';
import { type Fields, nameOf, onlyKnown, Unfit, wholeNumberIn } from '../fields';
import { largestQuota, type Quotas, quotaNames } from '../quotas';

const ids = /^[a-z\d][a-z\d-]{0,39}$/;

/** The id that was asked for, or one that was just made. */
function idOf({ id }: Fields, kind: 'team' | 'account'): string {
  if (id === undefined) return `${kind}-${newUuid().slice(-12)}`;
  if (typeof id !== 'string' || !ids.test(id))
    throw new Unfit('id', 'id has at most 40 small letters, digits and hyphens.');
  return id;
}

function quotasOf(quotas: unknown): Partial<Quotas> {
  if (typeof quotas !== 'object' || quotas === null || Array.isArray(quotas))
    throw new Unfit('quotas', `quotas is an object with any of ${quotaNames.join(', ')}.`);
  for (const [name, value] of Object.entries(quotas)) {
    const parameter = `quotas.${name}`;
    if (!quotaNames.includes(name as keyof Quotas))
      throw new Unfit(parameter, `There is no quota ${name}. There are ${quotaNames.join(', ')}.`);
    if (!Number.isInteger(value) || value < 0 || value > largestQuota)
      throw new Unfit(parameter, `${parameter} is a whole number from 0 to ${largestQuota}.`);
  }
  return quotas as Partial<Quotas>;
}

/** @throws Unfit */
export function wantedTeam(fields: Fields) {
  onlyKnown(fields, ['id', 'name']);
  return { id: idOf(fields, 'team'), ...nameOf(fields) };
}

/** @throws Unfit */
export function wantedAccount(fields: Fields) {
  onlyKnown(fields, ['id', 'name', 'team', 'quotas']);
  const { team, quotas } = fields;
  if (typeof team !== 'string')
    throw new Unfit('team', 'team is the id of a team. Make one with POST /_operator/teams.');
  return {
    id: idOf(fields, 'account'),
    more: { team, ...nameOf(fields), ...(quotas !== undefined && { quotas: quotasOf(quotas) }) },
  };
}

/** @throws Unfit */
export function wantedChange(fields: Fields): { name?: string; quotas?: Partial<Quotas> } {
  onlyKnown(fields, ['name', 'quotas']);
  const { quotas } = fields;
  return { ...nameOf(fields), ...(quotas !== undefined && { quotas: quotasOf(quotas) }) };
}

/** @throws Unfit */
export function wantedPage(search: URLSearchParams): { limit: number; after?: string; team?: string } {
  for (const name of search.keys())
    if (!['limit', 'after', 'team'].includes(name))
      throw new Unfit(name, `${name} is no parameter of this call. It takes limit, after and team.`);
  const limit = wholeNumberIn(search, 'limit', 100, [1, 500]);
  const after = search.get('after');
  const team = search.get('team');
  return { limit, ...(after !== null && { after }), ...(team !== null && { team }) };
}
