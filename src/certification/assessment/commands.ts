/** What widgets do with the open assessment, as changes of its document. */
import { adoptAssessment } from './adopting';
import type { AssessmentDocument, Moment } from './document';
import type { Assessment, AssessmentCommands, Evidence } from './types';

/** @param now the moment of a change; its `by` is whoever works here */
export function documentCommands(
  document: () => AssessmentDocument,
  now: () => Moment,
): Omit<AssessmentCommands, 'setAuthor' | 'create' | 'add' | 'open' | 'remove'> {
  return {
    ...claimCommands(document, now),
    ...recordCommands(document, now),
    describe(change) {
      for (const [name, value] of Object.entries(change)) document().change({ field: `about ${name}` }, value, now());
    },
    setProfile: (field, value) => document().change({ field: `profile ${field}` }, value, now()),
    adopt: (next) => document().together(() => adoptAssessment(document(), next, now())),
    undo: (eventId) => document().undo(eventId, now()),
  };
}

/** Of several changes that a person makes, and undoes, as one. */
const atOnce = (moment: Moment): Moment => ({ ...moment, batch: moment.newId() });

function claimCommands(document: () => AssessmentDocument, now: () => Moment) {
  const change: AssessmentDocument['change'] = (target, value, moment) => document().change(target, value, moment);
  return {
    choose: ((subject, state, revision) =>
      document().together(() => {
        change({ subject, field: 'state' }, state, now());
        if (revision !== undefined) document().keep({ subject, field: 'revision' }, revision);
      })) as AssessmentCommands['choose'],
    write: ((subject, words, text) => document().write(subject, words, text, now())) as AssessmentCommands['write'],
    words: ((subject, words) => document().words(subject, words)) as AssessmentCommands['words'],
    waive: ((subject, waiver) =>
      change({ subject, field: 'waiver' }, waiver ?? undefined, now())) as AssessmentCommands['waive'],
    plan: ((subject, entry) =>
      document().together(() => {
        for (const [field, value] of Object.entries(entry)) change({ subject, field }, value, now());
      })) as AssessmentCommands['plan'],
    planSeveral: ((subjects, entry) =>
      document().together(() => {
        const moment = atOnce(now());
        for (const subject of subjects)
          for (const [field, value] of Object.entries(entry)) change({ subject, field }, value, moment);
      })) as AssessmentCommands['planSeveral'],
    clear: ((subjects) =>
      document().together(() => {
        const moment = atOnce(now());
        for (const subject of subjects) change({ subject, field: 'answer' }, undefined, moment);
      })) as AssessmentCommands['clear'],
  };
}

function recordCommands(document: () => AssessmentDocument, now: () => Moment) {
  const named = ({ by }: Moment) => (by ? { by } : {});
  const records = () => document().assessment();
  return {
    addEvidence(evidence: Omit<Evidence, 'id' | 'addedTime' | 'by'>) {
      const moment = now();
      const record: Evidence = { ...evidence, id: moment.newId(), addedTime: moment.time, ...named(moment) };
      document().change({ subject: evidence.subject, field: 'evidence' }, record, moment);
      return record.id;
    },
    removeEvidence(id: string) {
      const subject = own(records().evidence, id)?.subject;
      if (subject !== undefined) document().take({ subject, field: 'evidence' }, id, now());
    },
    comment: ((subject, text) => {
      const moment = now();
      const comment = { id: moment.newId(), subject, text, author: moment.by ?? '', time: moment.time };
      document().change({ subject, field: 'comment' }, comment, moment);
    }) as AssessmentCommands['comment'],
    removeComment(id: string) {
      const subject = own(records().comments, id)?.subject;
      if (subject !== undefined) document().take({ subject, field: 'comment' }, id, now());
    },
    review: ((subject, review) => {
      const moment = now();
      const value = review ? { ...review, reviewer: moment.by ?? '', time: moment.time } : undefined;
      document().change({ subject, field: 'review' }, value, moment);
    }) as AssessmentCommands['review'],
    keepAttempt: ((attempt) => document().keep({ field: 'attempt' }, attempt)) as AssessmentCommands['keepAttempt'],
    freeze(name: string) {
      const moment = now();
      const frozen: Assessment = { ...records(), milestones: {} };
      const milestone = { id: moment.newId(), name, time: moment.time, ...named(moment), frozen };
      document().change({ field: 'milestone' }, milestone, moment);
      return milestone.id;
    },
    removeMilestone: (id: string) => document().take({ field: 'milestone' }, id, now()),
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
