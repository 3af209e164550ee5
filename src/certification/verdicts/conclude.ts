import type { Tally } from '../judging/tally';
import type { LedgerIndex } from '../ledger-index';
import type { Finding } from '../vocabulary/finding';
import type { Fault } from '../vocabulary/outcome';
import type { Rule } from '../vocabulary/rule';
import type { Counterexample, Verdict, VerdictState } from './types';

const shownWarnings = 20;

/** What a rule's tallies come to. A failure outweighs what is open, and what is open outweighs what holds. */
export function conclude(rule: Rule, tallies: readonly Tally[], on: LedgerIndex): Verdict {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const counts = {
    held: sum(({ held }) => held),
    refused: sum(({ refused }) => refused),
    broken: sum(({ broken }) => broken.size),
    open: sum(({ open }) => open.size),
  };
  const warnings = distinct(tallies.flatMap(({ warned }) => [...warned].flatMap((finding) => finding.warnings)));
  const fault = smallest(tallies, on);
  const [traffic, summary] = stateOf(rule, tallies, counts, warnings.length > 0);
  const isSupport = rule.part && (traffic === 'pass' || traffic === 'warn');
  return {
    itemId: rule.item,
    state: isSupport ? 'review' : traffic,
    traffic,
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

function stateOf(rule: Rule, tallies: readonly Tally[], counts: Counts, warns: boolean): [VerdictState, string] {
  const { words, minimum = 1, parts } = rule;
  const { held, refused, broken } = counts;
  const nouns = (amount: number) => count(amount, parts[0]?.noun ?? 'call');
  const all = held + refused + broken + counts.open;
  if (broken > 0) return ['fail', `${broken} of ${nouns(all)} ${broken === 1 ? 'breaks' : 'break'} this.`];
  if (counts.open > 0) return ['review', openReasons(tallies)];
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

function openReasons(tallies: readonly Tally[]): string {
  const all = tallies.flatMap(({ open }) => [...open].flatMap((finding) => finding.open));
  const reasons = [...new Set(all.sort((one, other) => one.sequence - other.sequence).map(({ why }) => why))];
  const more = reasons.length - 3;
  return more > 0 ? `${reasons.slice(0, 3).join(' ')} And ${more} more like these.` : reasons.join(' ');
}

function newestOf(tallies: readonly Tally[]): number[] {
  const all = new Set(tallies.flatMap((tally) => tally.rests()));
  return [...all].sort((one, other) => one - other).slice(-50);
}

/** The fault with the shortest request; the oldest of equals. */
function smallest(tallies: readonly Tally[], on: LedgerIndex): Fault | undefined {
  let found: Fault | undefined;
  let size = 0;
  for (const fault of faultsOf(tallies)) {
    const own = on.call(fault.sequence)?.size ?? 0;
    if (found && (own > size || (own === size && !isBefore(fault, found)))) continue;
    found = fault;
    size = own;
  }
  return found;
}

function* faultsOf(tallies: readonly Tally[]): Generator<Fault> {
  for (const { broken } of tallies) for (const { faults } of broken as Set<Finding>) yield* faults;
}

function isBefore(one: Fault, other: Fault): boolean {
  return one.sequence < other.sequence || (one.sequence === other.sequence && one.pointer < other.pointer);
}

function counterexampleOf({ words }: Rule, fault: Fault): Counterexample {
  const { sequence, pointer, expected, seen, mend = words.mend } = fault;
  return { sequence, pointer, expected, seen, message: sentence(fault), standard: words.standard, mend };
}

/** A fault in a sentence. */
function sentence({ pointer, expected, seen, message }: Fault): string {
  if (message !== undefined) return message;
  const name = pointer.split('/').slice(2).join('.') || 'This call';
  if (pointer === '') return `Expected: ${expected}.`;
  return `${name}: expected ${expected}, seen ${seen === undefined ? 'nothing' : shorten(JSON.stringify(seen))}.`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function distinct(faults: Fault[]): string[] {
  const sorted = faults.sort((one, other) => one.sequence - other.sequence);
  return [...new Set(sorted.map(sentence))].slice(0, shownWarnings);
}

export function count(amount: number, one: string): string {
  const plural = /(s|x|ch|sh)$/.test(one) ? `${one}es` : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
  return `${amount} ${amount === 1 ? one : plural}`;
}
