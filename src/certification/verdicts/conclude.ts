import type { Tally } from '../judging/tally';
import type { Fault } from '../vocabulary/outcome';
import type { Rule } from '../vocabulary/rule';
import { sentenceOf } from './sentence';
import type { Counterexample, Verdict, VerdictState } from './types';

const shownWarnings = 20;

/** What a rule's tallies come to. A failure outweighs what is open, and what is open outweighs what holds. */
export function conclude(rule: Rule, tallies: readonly Tally[]): Verdict {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const counts = {
    held: sum(({ held }) => held),
    refused: sum(({ refused }) => refused),
    broken: sum(({ brokenCount }) => brokenCount),
    open: sum(({ openCount }) => openCount),
  };
  const warnings = [...new Set(tallies.flatMap((tally) => tally.warnings()))].slice(0, shownWarnings);
  const fault = tallies.map((tally) => tally.fault()).find((found) => found !== undefined);
  const [traffic, summary] = stateOf(rule, tallies, counts, warnings.length > 0);
  const isSupport = rule.part && (traffic === 'pass' || traffic === 'warn');
  const isForPerson = isSupport || (traffic === 'review' && !isAllRefused(counts));
  return {
    itemId: rule.item,
    state: isSupport ? 'review' : traffic,
    traffic,
    ...(isForPerson && { awaits: 'person' }),
    summary: isSupport ? `${summary} Calls support this; a person confirms the rest.` : summary,
    held: counts.held,
    looked: counts.held + counts.refused + counts.broken + counts.open,
    exchanges: newestOf(tallies),
    ...(fault && { counterexample: counterexampleOf(rule, fault) }),
    warnings,
  };
}

interface Counts {
  readonly held: number;
  readonly refused: number;
  readonly broken: number;
  readonly open: number;
}

/** Where nothing holds, breaks or is open, only what was refused is left. */
const isAllRefused = ({ held, refused, broken, open }: Counts) => refused > 0 && held + broken + open === 0;

function stateOf(rule: Rule, tallies: readonly Tally[], counts: Counts, warns: boolean): [VerdictState, string] {
  const { words, minimum = 1, parts } = rule;
  const { held, refused, broken } = counts;
  const nouns = (amount: number) => count(amount, parts[0]?.noun ?? 'call');
  const all = held + refused + broken + counts.open;
  if (broken > 0) return ['fail', `${broken} of ${nouns(all)} ${broken === 1 ? 'breaks' : 'break'} this.`];
  if (counts.open > 0) return ['review', openReasons(tallies, counts.open)];
  const missing = parts.findIndex(
    ({ isExistential }, index) => isExistential && tallies[index]?.held === 0 && tallies[index].missed > 0,
  );
  if (missing >= 0) {
    const { missed = 0 } = tallies[missing] ?? {};
    return ['review', `None of ${count(missed, parts[missing]?.noun ?? 'call')} shows it. ${words.standard}`];
  }
  if (held === 0 && refused > 0)
    return [
      'review',
      `All of ${nouns(refused)} ${refused === 1 ? 'was' : 'were'} refused. Mend what the API refuses; only accepted calls count.`,
    ];
  if (held === 0) return ['not-observed', words.none];
  if (held < minimum)
    return ['not-observed', `Seen on ${nouns(held)}; at least ${minimum} are needed to rule out luck.`];
  return [warns ? 'warn' : 'pass', `Seen on ${nouns(held)}. ${words.standard}`];
}

function openReasons(tallies: readonly Tally[], all: number): string {
  const reasons = [...new Set(tallies.flatMap((tally) => tally.reasons()))].slice(0, 3);
  const more = all - reasons.length;
  return more > 0 && reasons.length === 3 ? `${reasons.join(' ')} And ${more} more like these.` : reasons.join(' ');
}

function newestOf(tallies: readonly Tally[]): number[] {
  const [only] = tallies;
  if (only && tallies.length === 1) return only.rests();
  const all = new Set(tallies.flatMap((tally) => tally.rests()));
  return [...all].sort((one, other) => one - other).slice(-50);
}

function counterexampleOf({ words }: Rule, fault: Fault): Counterexample {
  const { sequence, pointer, expected, seen, mend = words.mend } = fault;
  return { sequence, pointer, expected, seen, message: sentenceOf(fault), standard: words.standard, mend };
}

export function count(amount: number, one: string): string {
  const at = one.search(/ (?:of|with|for|that|after|in|to|from) /);
  const [head, rest] = at < 0 ? [one, ''] : [one.slice(0, at), one.slice(at)];
  const plural = /(s|x|ch|sh)$/.test(head)
    ? `${head}es`
    : /[^aeiou]y$/.test(head)
      ? `${head.slice(0, -1)}ies`
      : `${head}s`;
  return `${amount} ${amount === 1 ? one : plural + rest}`;
}
