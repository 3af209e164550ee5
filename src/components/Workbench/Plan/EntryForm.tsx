import { type ReactNode, useId, useState } from 'react';
import type { Answers } from '../../../assessment-client';
import type { PlanEntry, WebLink } from '../../../certification/assessment/types';
import { ownerRoles, type PlanRow } from '../../../certification/plan/row';
import Note from '../../Checklist/Note';
import Button from '../../ui/Button';
import EvidencePart from '../Evidence';
import LinkForm from '../Evidence/LinkForm';
import styles from './styles.module.css';
import { useDraft } from './useDraft';

interface Props {
  row: PlanRow;
  answers: Answers;
}

/** Owner, date, links, note and evidence of one thing. Each is saved as it is written. */
export default function EntryForm({ row, answers }: Props): ReactNode {
  const id = useId();
  const { subject, entry = { changedTime: '' }, note = '', says } = row;
  const { commands } = answers.store;
  const name = useDraft(entry.ownerName ?? '', (text) =>
    commands.plan(subject.id, { ownerName: text.trim() || undefined }),
  );
  const due = useDraft(entry.due ?? '', (day) => commands.plan(subject.id, { due: day || undefined }));
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{says}</p>
      <div className={styles.fields}>
        <label htmlFor={`${id}-due`}>Due</label>
        <input
          id={`${id}-due`}
          type="date"
          min="2000-01-01"
          max="2100-12-31"
          value={due.value}
          onChange={({ target }) => target.validity.valid && due.change(target.value)}
          onBlur={due.save}
        />
        <RoleField
          id={`${id}-role`}
          value={entry.ownerRole}
          choose={(ownerRole) => commands.plan(subject.id, { ownerRole })}
        />
        <label htmlFor={`${id}-name`}>Owner’s name</label>
        <input
          id={`${id}-name`}
          value={name.value}
          autoComplete="off"
          onChange={({ target }) => name.change(target.value)}
          onBlur={name.save}
        />
      </div>
      <LinkList links={entry.links ?? []} change={(links) => commands.plan(subject.id, { links })} />
      <Note itemId={subject.id} note={note} store={answers.store} />
      <EvidencePart subject={subject.id} evidence={answers.over.assessment.evidence} commands={commands} />
    </div>
  );
}

interface RoleProps {
  id: string;
  value: PlanEntry['ownerRole'];
  choose: (role: PlanEntry['ownerRole']) => void;
}

export function RoleField({ id, value, choose }: RoleProps): ReactNode {
  return (
    <>
      <label htmlFor={id}>Owner’s role</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => choose(target.value === '' ? undefined : (target.value as keyof typeof ownerRoles))}
      >
        <option value="">Nobody yet</option>
        {Object.entries(ownerRoles).map(([role, words]) => (
          <option key={role} value={role}>
            {words}
          </option>
        ))}
      </select>
    </>
  );
}

interface LinkListProps {
  links: readonly WebLink[];
  change: (links: readonly WebLink[] | undefined) => void;
}

/** Where the work is tracked: a ticket, a page. */
function LinkList({ links, change }: LinkListProps): ReactNode {
  const [isAdding, setAdding] = useState(false);
  return (
    <div>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map((link, at) => (
            <li key={link.address + link.title}>
              {link.title}{' '}
              <Button
                look="small"
                aria-label={`Remove the link ${link.title}`}
                onClick={() => change(links.length === 1 ? undefined : links.filter((_, other) => other !== at))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <LinkForm
          done={(piece) => {
            if (piece?.address) change([...links, { address: piece.address, title: piece.title }]);
            setAdding(false);
          }}
        />
      ) : (
        <Button look="small" onClick={() => setAdding(true)}>
          Add a link
        </Button>
      )}
    </div>
  );
}
