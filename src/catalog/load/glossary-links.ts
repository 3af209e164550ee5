import type { ChecklistItem, GlossaryTerm } from '../types';
import { endpointKey } from './link';
import type { Page } from './pages';

/** A term that the standards of more items than this name is part of everyday speech: only questions count for it. */
const everyday = 12;

interface Names {
  phrases: string[];
  abbreviation: string | null;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whole words, plural allowed. An abbreviation must match its case: "sca" is not SCA. */
function patterns({ phrases, abbreviation }: Names): RegExp[] {
  const words = phrases.map((phrase) => new RegExp(`(?<![\\w-])${literal(phrase)}(e?s)?(?![\\w-])`, 'i'));
  if (abbreviation === null) return words;
  const parts = abbreviation.split('/').map((part) => new RegExp(`(?<![\\w-])${literal(part)}s?(?![\\w-])`));
  return [...words, ...parts];
}

function plain(phrase: string): string {
  return phrase.replace(/ \(.*\)$/, '');
}

/** Ids of the checklist items that are about a term. */
export function itemsNaming(
  term: Pick<GlossaryTerm, 'term' | 'aliases' | 'abbreviation'>,
  items: readonly ChecklistItem[],
): string[] {
  const names = { phrases: [term.term, ...term.aliases].map(plain), abbreviation: term.abbreviation };
  const tests = patterns(names);
  const matching = (text: (item: ChecklistItem) => string) =>
    items.filter((item) => tests.some((test) => test.test(text(item)))).map((item) => item.id);
  const all = matching((item) => [item.question, ...item.standard, ...item.fields].join('\n'));
  return all.length <= everyday ? all : matching((item) => item.question);
}

/** Pages that explain a subject. The other folders use it: they test it, check it or list it. */
const explaining = /^\/docs\/(concepts|events|webhooks|certification|compliance|reference|sandbox)(\/|$)/;

/** The page whose title is the term or one of its other names, in the singular or the plural, or else begins with it. */
export function pageAbout(
  { term, aliases, abbreviation }: Pick<GlossaryTerm, 'term' | 'aliases' | 'abbreviation'>,
  pages: readonly Page[],
): GlossaryTerm['explainedOn'] {
  const candidates = pages.filter((page) => explaining.test(page.route));
  const names = [term, ...aliases, ...(abbreviation ? [abbreviation] : [])].map((name) =>
    literal(plain(name)).replace(/y$/, '(y|ie)'),
  );
  const titles = [...names.map((name) => `^${name}(e?s)?$`), ...names.map((name) => `^${name}(e?s)? and `)];
  for (const title of titles) {
    const page = candidates.find((candidate) => new RegExp(title, 'i').test(candidate.title));
    if (page) return { title: page.title, route: page.route };
  }
  return undefined;
}

export interface Operation {
  /** `POST /skus/{id}` */
  endpoint: string;
  operationId: string;
}

/** Operation ids behind a term's `calls`: a path stands for all calls at and below it. */
export function operationsOf(calls: readonly string[], operations: readonly Operation[]): string[] {
  const matches = (call: string, { endpoint }: Operation) => {
    if (!call.startsWith('/')) return endpointKey(endpoint) === endpointKey(call);
    const path = endpoint.split(' ')[1] ?? '';
    return path === call || path.startsWith(`${call}/`);
  };
  return operations
    .filter((operation) => calls.some((call) => matches(call, operation)))
    .map((operation) => operation.operationId);
}
