import { describe, expect, it } from 'vitest';
import type { CatalogChange } from '../../catalog/types';
import { documentCommands } from '../assessment/commands';
import { AssessmentDocument } from '../assessment/document';
import { carryOver } from '.';
import { settling } from './settle';

const told = { date: '2026-12-01', what: 'It asks for more.' };

/** An assessment whose catalog changed after it was filled in. */
function filled(fill: (commands: ReturnType<typeof documentCommands>) => void, ...changes: CatalogChange[]) {
  const document = new AssessmentDocument('one');
  let last = 0;
  const plain = documentCommands(
    () => document,
    () => {
      last += 1;
      return { time: new Date(Date.UTC(2026, 10, 1) + last).toISOString(), newId: () => `id-${last}` };
    },
  );
  fill(plain);
  const raw = () => document.assessment();
  const over = () => carryOver(raw(), changes);
  const commands = settling(plain, changes, () => ({ assessment: raw(), over: over() }));
  const history = () => document.history();
  return { commands, raw, shown: () => over().assessment, over, history, undo: plain.undo };
}

const superseded: CatalogChange = { kind: 'superseded', item: 'a.one', by: 'b.one', normative: false, ...told };

describe('an answer that came from another item, once somebody works on it', () => {
  it('keeps its state, reason and waiver when a note is written, and its note when it is answered otherwise', () => {
    const waiver = { who: 'Ann', why: 'Soon', until: '2027-01-31' };
    const { commands, shown } = filled((first) => {
      first.write('a.one', 'reason', 'No goods.');
      first.choose('a.one', 'not-applicable');
      first.write('a.one', 'note', 'Ask Ann.');
      first.waive('a.one', waiver);
    }, superseded);
    expect(commands.words('b.one', 'note')).toBe('Ask Ann.');
    commands.write('b.one', 'note', 'Ask Ann. Asked.');
    expect(shown().claims).toMatchObject({
      'b.one': { state: 'not-applicable', reason: 'No goods.', note: 'Ask Ann. Asked.', waiver },
    });
    commands.choose('b.one', 'done');
    expect(shown().claims['b.one']).toMatchObject({ state: 'done', note: 'Ask Ann. Asked.' });
  });

  it('can be taken back for good', () => {
    const { commands, shown, over } = filled((first) => first.choose('a.one', 'done'), superseded);
    commands.choose('b.one', 'open');
    expect(shown().claims['b.one']?.state).toBe('open');
    expect(over().aside).toMatchObject([{ subject: 'a.one', why: 'answered-anew' }]);
  });

  it('is asked no more once it is given to the new revision, and stays asked while only a note is written', () => {
    const revised: CatalogChange = { kind: 'revised', item: 'a.one', revision: 2, normative: true, ...told };
    const { commands, shown, over, history, undo } = filled((first) => {
      first.choose('a.one', 'done');
      first.waive('a.one', { who: 'Ann', why: 'Soon', until: '2027-01-31' });
    }, revised);
    commands.write('a.one', 'note', 'Looking.');
    expect(over().carried.get('a.one')?.asksAgain).toEqual([revised]);
    commands.choose('a.one', 'done');
    expect(over().carried.size).toBe(0);
    expect(shown().claims['a.one']).toMatchObject({ state: 'done', note: 'Looking.', revision: 2 });
    expect(shown().claims['a.one']).not.toHaveProperty('waiver');
    const [newest] = history();
    expect(newest).toMatchObject({ field: 'state', before: 'open', after: 'done' });
    undo(newest?.id ?? '');
    expect(shown().claims['a.one']?.state).toBe('open');
  });
});

it('a date that was planned under another id can be changed and taken back', () => {
  const { commands, shown } = filled(
    (first) => first.plan('a.one', { due: '2027-01-10', ownerName: 'Ann' }),
    superseded,
  );
  commands.plan('b.one', { due: undefined });
  expect(shown().plan['b.one']).toMatchObject({ ownerName: 'Ann' });
  expect(shown().plan['b.one']).not.toHaveProperty('due');
});

it('evidence that is shown at each part of a split item can be removed from there', () => {
  const split: CatalogChange = { kind: 'split', item: 'a.one', into: ['b.one', 'b.two'], normative: false, ...told };
  const { commands, shown } = filled(
    (first) => void first.addEvidence({ subject: 'a.one', kind: 'note', title: 'Seen', text: 'Seen.' }),
    split,
  );
  const second = Object.values(shown().evidence).find(({ subject }) => subject === 'b.two');
  commands.removeEvidence(second?.id ?? '');
  expect(shown().evidence).toEqual({});
});
