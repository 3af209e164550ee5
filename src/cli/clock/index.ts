/** `clock`: shows and moves the clock of an account in a sandbox that runs. */

import { count, printable } from '../../certification/report/formats/words';
import type { Clock } from '../../sandbox/engine/account-time';
import type { Advanced } from '../../sandbox/engine/clock';
import type { DueThing } from '../../sandbox/engine/due-list';
import { control } from '../sources/sandbox';
import { type ClockOptions, clockUsage, readClockOptions } from './options';

type Answer = Clock & Partial<Advanced> & { readonly next?: readonly DueThing[]; readonly data?: readonly DueThing[] };

function standOf({ time, state, seed }: Clock): string {
  const about = seed === undefined ? '' : `, ids are drawn from “${seed}”`;
  return printable(`${time}  ${state}${about}`);
}

const idsOf = ({ objects }: Pick<DueThing, 'objects'>) => objects.map(({ kind, id }) => `${kind} ${id}`).join(', ');

function lineOf(due: DueThing): string {
  const about = due.acts ? '' : '  (does nothing as things stand)';
  return printable(`  ${due.dueTime}  ${due.says}: ${idsOf(due)}${about}`);
}

function told({ steps = 0, carriedOut = [], carriedOutInAll = 0 }: Answer): string[] {
  if (carriedOutInAll === 0) return [steps === 0 ? 'Nothing was due.' : 'What was due found nothing to do.'];
  const lines = carriedOut.map((one) =>
    printable(`  ${one.time}  ${one.says}: ${idsOf(one)}${one.events.map(({ type }) => `\n    ${type}`).join('')}`),
  );
  const rest = carriedOutInAll - carriedOut.length;
  return [...lines, ...(rest > 0 ? [`  and ${count(rest, 'more', 'more')}: the ledger has all of them`] : [])];
}

function listed(due: readonly DueThing[]): string[] {
  return due.length === 0 ? ['Nothing is due.'] : ['Due next:', ...due.map(lineOf)];
}

function textOf({ action }: ClockOptions, answer: Answer): string {
  const more = action === 'advance' || action === 'step' ? told(answer) : [];
  const due = answer.next ?? answer.data;
  return [standOf(answer), ...more, ...(due ? listed(due) : [])].join('\n');
}

const show = ({ sandbox }: ClockOptions) => control(sandbox, 'GET', '/_sandbox/clock');

const calls: Readonly<Record<ClockOptions['action'], (options: ClockOptions) => Promise<unknown>>> = {
  show,
  due: ({ sandbox, limit }) => control(sandbox, 'GET', `/_sandbox/clock/due?limit=${limit}`),
  freeze: ({ sandbox }) => control(sandbox, 'POST', '/_sandbox/clock/freeze'),
  thaw: ({ sandbox }) => control(sandbox, 'POST', '/_sandbox/clock/thaw'),
  advance: ({ sandbox, body }) => control(sandbox, 'POST', '/_sandbox/clock', body),
  step: ({ sandbox }) => control(sandbox, 'POST', '/_sandbox/clock/step'),
  reset: async (options) => {
    await control(options.sandbox, 'POST', '/_sandbox/reset', options.body);
    return show(options);
  },
};

/** @returns the exit code */
export async function clock(args: readonly string[]): Promise<number> {
  const options = readClockOptions(args);
  if (!options) {
    console.log(clockUsage);
    return 0;
  }
  const answer = (await calls[options.action](options)) as Answer;
  console.log(options.format === 'json' ? JSON.stringify(answer, null, 2) : textOf(options, answer));
  return 0;
}
