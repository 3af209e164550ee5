import type { ReactNode } from 'react';
import type { ProfileFieldSpec } from '../../../catalog/profile-fields';
import { profileFields } from '../../../catalog/profile-fields';
import type { AssessmentCommands } from '../../../certification/assessment/types';
import { decidedBy, type Question } from '../../../certification/passport/questions';
import type { Profile } from '../../../certification/profile/types';
import type { SubjectKind } from '../../../certification/subjects/types';
import { counted } from '../Subject/words';
import { catalog } from '../useReadiness';
import { Flag, ManyOf, OneOf } from './choices';
import LongList from './LongList';
import styles from './styles.module.css';
import TextField from './TextField';

interface Props {
  question: Question;
  profile: Profile;
  commands: Pick<AssessmentCommands, 'setProfile'>;
}

/** Longer lists are searched, not shown. */
const MOST_SHOWN = 8;

function decides(field: Question['field']): string {
  const counts = Object.entries(decidedBy(field, catalog.subjects)) as [SubjectKind, number][];
  if (counts.length === 0) return 'It decides nothing: reports show it.';
  return `Helps to decide: ${counts.map(([kind, count]) => counted(kind, count)).join(', ')}.`;
}

/** A question of the passport in the form that its field has. Nothing chosen means: not known, and everything counts. */
export default function QuestionField({ question, profile, commands }: Props): ReactNode {
  const { field, asks } = question;
  const spec: ProfileFieldSpec = profileFields[field];
  const value: unknown = profile[field];
  const set = (next: unknown) => commands.setProfile(field, next as Profile[typeof field]);
  const options = Object.entries(spec.values);
  if (spec.kind === 'text')
    return (
      <TextField
        label={asks}
        hint={decides(field)}
        value={typeof value === 'string' ? value : ''}
        save={(text) => set(text || undefined)}
      />
    );
  const list = Array.isArray(value) ? (value as string[]) : [];
  return (
    <fieldset className={styles.question} data-field={field}>
      <legend>{asks}</legend>
      {spec.kind === 'flag' && <Flag value={typeof value === 'boolean' ? value : undefined} set={set} />}
      {spec.kind === 'one' && (
        <OneOf options={options} value={typeof value === 'string' ? value : undefined} set={set} />
      )}
      {spec.kind === 'many' && options.length <= MOST_SHOWN && <ManyOf options={options} value={list} set={set} />}
      {spec.kind === 'many' && options.length > MOST_SHOWN && (
        <LongList label={asks} options={options} value={list} set={set} />
      )}
      <p className={styles.hint}>{decides(field)}</p>
    </fieldset>
  );
}
