import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAssessment as anyFile } from '../testing/assessments';
import { keptByFirstRelease } from '../testing/first-release';
import { fromText, toText } from './bytes';
import { documentCommands } from './commands';
import { AssessmentDocument, asOne } from './document';
import { parseAssessment, serializeAssessment } from './file';
import type { Assessment, AssessmentCommands, HistoryEvent } from './types';

let clock = Date.UTC(2024, 0, 1);
let lastId = 0;

interface Person {
  document: AssessmentDocument;
  commands: Pick<AssessmentCommands, keyof ReturnType<typeof documentCommands>>;
  settle(): void;
}

function person(by: string, document = new AssessmentDocument('one')): Person {
  const now = () => {
    clock += 1000;
    return { time: new Date(clock).toISOString(), by, newId: () => `id-${++lastId}` };
  };
  return { document, commands: documentCommands(() => document, now), settle: () => document.settle(now()) };
}

/** Another session, with what is kept of the first one. */
const reopened = ({ document }: Person, by: string): Person => {
  const next = person(by, new AssessmentDocument(document.id));
  next.document.apply(document.encode(), 'log');
  return next;
};

const newest = ({ document }: Person): HistoryEvent => document.history()[0] as HistoryEvent;
const subjects = ['a.one', 'criterion:planning.exit.scenarios', 'constructor'] as const;

/** Anything that a person may do. */
const deed = fc.oneof(
  fc.record({ act: fc.constant('type' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(20) }),
  fc.record({ act: fc.constant('erase' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(20) }),
  fc.record({ act: fc.constant('choose' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(3) }),
  fc.record({ act: fc.constant('plan' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(3) }),
  fc.record({ act: fc.constant('record' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(4) }),
  fc.record({ act: fc.constant('undo' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(5) }),
  fc.record({ act: fc.constant('hear' as const), who: fc.nat(2), subject: fc.nat(2), at: fc.nat(2) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

function record(commands: Person['commands'], subject: string, at: number): void {
  if (at === 0) commands.addEvidence({ subject, kind: 'note', title: 'Seen', text: 'by us' });
  if (at === 1) commands.comment(subject, 'Why?');
  if (at === 2) commands.review(subject, { decision: 'returned', reason: 'Show the call.' });
  if (at === 3) commands.freeze('Before release 5');
  if (at === 4) commands.waive(subject, { who: 'Ada', why: 'Later.', until: '2027-01-31' });
}

function perform({ act, who, subject: index, at }: Deed, people: readonly Person[], typed: Set<string>): void {
  const { commands, document } = people[who] as Person;
  const subject = subjects[index] as string;
  const note = commands.words(subject, 'note');
  if (act === 'type') {
    const letter = String.fromCharCode(0x4e00 + typed.size);
    typed.add(letter);
    commands.write(subject, 'note', note.slice(0, at) + letter + note.slice(at));
  }
  if (act === 'erase') {
    if (note[at]) typed.delete(note[at]);
    commands.write(subject, 'note', note.slice(0, at) + note.slice(at + 1));
  }
  if (act === 'choose')
    commands.choose(subject, (['done', 'not-done', 'not-applicable', 'open'] as const)[at] ?? 'open');
  if (act === 'plan')
    commands.plan(subject, { ownerName: ['Ada', 'Bea'][at], due: at === 2 ? '2027-01-31' : undefined });
  if (act === 'record') record(commands, subject, at);
  // A text that is undone loses its letters on purpose.
  const event = document.history()[at];
  if (act === 'undo' && event && event.field !== 'note') commands.undo(event.id);
  if (act === 'hear') document.apply((people[at] as Person).document.encode(), 'tab');
}

const shownBy = ({ document }: Person) => ({ assessment: document.assessment(), history: document.history() });

/** A plan that says nothing is none. */
const anyAssessment = anyFile.map((assessment) => {
  const plan = Object.fromEntries(Object.entries(assessment.plan).filter(([, entry]) => Object.keys(entry).length > 1));
  return { ...assessment, plan };
});

/** Enough of them find what a hundred do. */
const some = { numRuns: 40 };

describe('documents of several people', () => {
  it('merge in any order, any number of times, to the same, and lose no letter and no change', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 40 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (deeds, order) => {
          const people = [person('Ada'), person('Bea'), person('Cid')];
          const typed = new Set<string>();
          for (const next of deeds) perform(next, people, typed);
          const told = new Set(people.flatMap(({ document }) => document.history().map(({ id }) => id)));
          const states = people.map(({ document }) => document.encode());
          const merged = [order, [...order].reverse(), [...order, ...order]].map((way) => {
            const one = person('Dan');
            for (const index of way) one.document.apply(states[index] as Uint8Array, 'tab');
            return one;
          });
          merged.push(person('Eva'));
          merged[3]?.document.apply(asOne(states), 'tab');
          const [first] = merged as [Person];
          for (const one of merged) expect(shownBy(one)).toEqual(shownBy(first));
          expect(new Set(first.document.history().map(({ id }) => id))).toEqual(told);
          const letters = subjects.flatMap((subject) => [...first.commands.words(subject, 'note')]);
          // What one erased while another had not heard of it is gone; nothing else is.
          expect(new Set(letters)).toEqual(typed);
          expect(letters).toHaveLength(typed.size);
        },
      ),
    );
  });

  it('know what another lacks, and take nothing else over', () => {
    const [ada, bea] = [person('Ada'), person('Bea')];
    ada.commands.write('a.one', 'note', 'long '.repeat(1000));
    ada.settle();
    bea.document.apply(ada.document.encode(), 'server');
    ada.commands.choose('a.one', 'done');
    const update = ada.document.lackingIn(bea.document.known());
    expect(update.length).toBeLessThan(500);
    bea.document.apply(update, 'server');
    expect(shownBy(bea)).toEqual(shownBy(ada));
  });

  it('refuse what is no update, and stay as they were', () => {
    const ada = person('Ada');
    ada.commands.choose('a.one', 'done');
    const before = shownBy(ada);
    const update = ada.document.encode();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.nat(update.length - 1).map((end) => update.slice(0, end)),
        ),
        (bytes) => {
          ada.document.apply(bytes, 'server');
          expect(shownBy(ada)).toEqual(before);
        },
      ),
    );
  });
});

describe('a document with damaged changes in it', () => {
  it('shows what can be read, as an assessment that a file can hold, and goes on', () => {
    const ada = person('Ada');
    for (const [index, subject] of subjects.entries()) {
      for (let at = 0; at < 5; at += 1) record(ada.commands, subject, at);
      ada.commands.choose(subject, 'done', index);
      ada.commands.write(subject, 'note', 'Seen in release 4.');
      ada.commands.plan(subject, { ownerRole: 'qa', ownerName: 'Bea', due: '2027-01-31', links: [] });
    }
    ada.commands.describe({ name: 'Shop', team: 'Payments' });
    ada.commands.setProfile('goods', ['physical']);
    const update = ada.document.encode();
    const flips = fc.array(fc.tuple(fc.nat(update.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(flips, (places) => {
        const damaged = update.slice();
        for (const [at, bits] of places) damaged[at] = (damaged[at] as number) ^ bits;
        const bea = person('Bea');
        bea.document.apply(damaged, 'server');
        bea.commands.choose('a.new', 'done');
        bea.document.history();
        const parsed = parseAssessment(serializeAssessment(bea.document.assessment()));
        expect(parsed).toMatchObject({ ok: true, assessment: { claims: { 'a.new': { state: 'done' } } } });
      }),
      { numRuns: 100 },
    );
  });
});

describe('an assessment that becomes a document', () => {
  it('is the same in it', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        expect(withTimes(AssessmentDocument.of(assessment).assessment())).toEqual(withTimes(assessment));
      }),
      some,
    );
  });

  it('is the same document wherever that happens, so that nothing is there twice', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const [one, other] = [AssessmentDocument.of(assessment), AssessmentDocument.of(assessment)];
        one.apply(other.encode(), 'file');
        expect(one.assessment()).toEqual(other.assessment());
      }),
      some,
    );
  });

  it('of the first release keeps all that was written, also what does not show', () => {
    const parsed = parseAssessment(JSON.stringify(keptByFirstRelease));
    const { assessment } = parsed as { assessment: Assessment };
    const document = AssessmentDocument.of(assessment, fromText(keptByFirstRelease.history) ?? undefined);
    expect(document.assessment().claims).toEqual(keptByFirstRelease.claims);
    expect(document.words('x.no-fulfil-before-accepted', 'reason')).toBe('A reason that does not count at the moment.');
    expect(toText(fromText(keptByFirstRelease.history) as Uint8Array)).toBe(keptByFirstRelease.history);
  });
});

/** A plan of which nothing is left is none, and the newest moment counts as that of saving. */
function withTimes({ savedTime: _, ...assessment }: Assessment): Omit<Assessment, 'savedTime'> {
  return assessment;
}

describe('the history', () => {
  it('tells each change with what stood before and after it, who made it and when; of a text the whole writing', () => {
    const ada = person('Ada');
    ada.commands.choose('a.one', 'done');
    for (const text of ['s', 'se', 'see']) ada.commands.write('a.one', 'note', text);
    ada.settle();
    ada.commands.write('a.one', 'note', 'seen');
    ada.commands.setProfile('goods', ['physical']);
    const told = ada.document.history().map(({ id: _, time: __, ...event }) => event);
    expect(told).toEqual([
      { by: 'Ada', field: 'profile goods', after: ['physical'] },
      { by: 'Ada', subject: 'a.one', field: 'note', before: 'see', after: 'seen' },
      { by: 'Ada', subject: 'a.one', field: 'note', before: '', after: 'see' },
      { by: 'Ada', subject: 'a.one', field: 'state', after: 'done' },
    ]);
    expect(ada.document.assessment().claims['a.one']).toMatchObject({ by: 'Ada' });
  });

  it('undoes any kind of change in another session, and what was undone as well', () => {
    const ada = person('Ada');
    const { commands } = ada;
    commands.write('a.one', 'note', 'before');
    const evidence = commands.addEvidence({ subject: 'a.one', kind: 'note', title: 'Seen' });
    commands.comment('a.one', 'Why?');
    const milestone = commands.freeze('Release 4');
    const deeds: ((made: Person['commands']) => void)[] = [
      (made) => made.choose('a.one', 'done'),
      (made) => made.write('a.one', 'note', 'after'),
      (made) => made.write('a.one', 'note', ''),
      (made) => made.waive('a.one', { who: 'Ada', why: 'Later.', until: '2027-01-31' }),
      (made) => made.plan('a.one', { ownerRole: 'qa' }),
      (made) => made.describe({ team: 'Payments' }),
      (made) => made.setProfile('accounts', true),
      (made) => made.review('a.one', { decision: 'accepted' }),
      (made) => made.addEvidence({ subject: 'a.two', kind: 'note', title: 'More' }),
      (made) => made.removeEvidence(evidence),
      (made) => made.comment('a.two', 'And?'),
      (made) => made.removeMilestone(milestone),
      (made) => made.freeze('Release 5'),
      (made) => made.clear(['a.one']),
    ];
    // When something changed last is of the undoing itself.
    const gist = ({ document }: Person) =>
      JSON.parse(JSON.stringify(document.assessment(), (key, value) => (/Time$|^by$/.test(key) ? undefined : value)));
    for (const deed of deeds) {
      const before = gist(reopened(ada, 'Bea'));
      deed(ada.commands);
      ada.settle();
      const after = gist(ada);
      expect(after).not.toEqual(before);
      const later = reopened(ada, 'Bea');
      expect(later.commands.undo(newest(later).id)).toEqual({ ok: true });
      expect(gist(later)).toEqual(before);
      expect(later.commands.undo(newest(later).id)).toEqual({ ok: true });
      expect(gist(later)).toEqual(after);
      ada.document.apply(later.document.encode(), 'tab');
      expect(ada.commands.undo(newest(ada).id)).toEqual({ ok: true });
    }
  });

  it('undoes nothing over what was changed since, and says so', () => {
    const ada = person('Ada');
    ada.commands.choose('a.one', 'done');
    const chosen = newest(ada);
    ada.commands.write('a.one', 'note', 'first');
    const written = newest(ada);
    ada.commands.choose('a.one', 'not-done');
    const bea = reopened(ada, 'Bea');
    bea.commands.write('a.one', 'note', 'first and second');
    expect(bea.commands.undo(chosen.id)).toMatchObject({ ok: false, reason: expect.stringContaining('changed again') });
    expect(bea.commands.undo(written.id)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('changed again'),
    });
    expect(bea.commands.undo('unknown')).toMatchObject({ ok: false });
    expect(bea.document.assessment().claims['a.one']).toMatchObject({ state: 'not-done', note: 'first and second' });
    bea.commands.clear(['a.one']);
    expect(bea.commands.undo(chosen.id)).toMatchObject({ ok: false });
  });

  it('tells of a text whose page was closed while it was written what became of it', () => {
    const ada = person('Ada');
    ada.commands.write('a.one', 'note', 'half a wo');
    const bea = reopened(ada, 'Bea');
    expect(newest(bea)).toMatchObject({ before: '', after: 'half a wo' });
    bea.commands.write('a.one', 'note', 'half a word');
    expect(bea.document.history().at(-1)).toMatchObject({ before: '', after: 'half a wo' });
  });

  it('that changed several things at once is undone at once, also once more, and not at all where one was changed since', () => {
    const ada = person('Ada');
    ada.commands.plan('a.two', { due: '2030-01-01' });
    ada.commands.planSeveral(['a.one', 'a.two', 'a.three'], { due: '2030-02-02', ownerName: 'Bea' });
    const dues = () => Object.values(ada.document.assessment().plan).map(({ due }) => due);
    const { batch, id } = newest(ada);
    expect(ada.document.history().filter((event) => event.batch === batch)).toHaveLength(6);
    expect(ada.commands.undo(id)).toEqual({ ok: true });
    expect(ada.document.assessment().plan).toMatchObject({ 'a.two': { due: '2030-01-01' } });
    expect(dues()).toEqual(['2030-01-01']);
    const undone = newest(ada);
    expect(undone.batch).not.toBe(batch);
    expect(ada.commands.undo(undone.id)).toEqual({ ok: true });
    expect(dues()).toEqual(['2030-02-02', '2030-02-02', '2030-02-02']);
    const redone = newest(ada);
    ada.commands.plan('a.three', { due: '2030-03-03' });
    expect(ada.commands.undo(redone.id)).toMatchObject({ ok: false, reason: expect.stringContaining('changed again') });
    expect(dues().sort()).toEqual(['2030-02-02', '2030-02-02', '2030-03-03']);
  });

  it('shows marks that turn text around as such, and undoing puts back each letter that was there', () => {
    const ada = person('Ada\u202e');
    ada.commands.write('a.one', 'note', 'Seen \u202eby us');
    ada.settle();
    ada.commands.write('a.one', 'note', '');
    ada.settle();
    expect(newest(ada)).toMatchObject({ before: 'Seen \uFFFDby us', by: 'Ada\uFFFD' });
    expect(ada.commands.undo(newest(ada).id)).toEqual({ ok: true });
    expect(ada.document.assessment().claims['a.one']).toMatchObject({ note: 'Seen \uFFFDby us', by: 'Ada\uFFFD' });
    expect(ada.document.words('a.one', 'note')).toBe('Seen \u202eby us');
  });
});

describe('an import that a person decided', () => {
  it('is held by the document as decided, loses nothing, and stands in the history', () => {
    fc.assert(
      fc.property(anyAssessment, anyAssessment, (mine, theirs) => {
        const ada = person('Ada', AssessmentDocument.of(mine));
        ada.commands.adopt(theirs);
        const now = ada.document.assessment();
        const { about, profile } = now;
        expect({ about, profile }).toEqual({ about: theirs.about, profile: theirs.profile });
        for (const part of ['claims', 'plan', 'evidence', 'comments', 'reviews', 'attempts', 'milestones'] as const)
          expect(now[part], part).toEqual({ ...mine[part], ...theirs[part] });
        const told = ada.document.history().length;
        ada.commands.adopt(theirs);
        expect(ada.document.history()).toHaveLength(told);
      }),
      some,
    );
  });
});
