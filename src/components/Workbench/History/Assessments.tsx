import Link from '@docusaurus/Link';
import { type ReactNode, useId } from 'react';
import type { AssessmentStore } from '../../../certification/assessment/store';
import type { About, AssessmentState, Environment, Listing } from '../../../certification/assessment/types';
import Button from '../../ui/Button';
import DialogButton from '../../ui/DialogButton';
import { useDraft } from '../Plan/useDraft';
import styles from './styles.module.css';

interface Props {
  state: Pick<AssessmentState, 'assessment' | 'listings' | 'author'>;
  store: AssessmentStore;
  compare: (assessment: string) => void;
}

const environmentNames: Readonly<Record<Environment, string>> = {
  sandbox: 'Sandbox of this site',
  test: 'The provider’s test mode',
  production: 'Production',
};

const nameOf = ({ name }: About) => name || 'Without a name';

/** The assessments of this browser: one for each connector, version or environment. */
export default function Assessments({ state, store, compare }: Props): ReactNode {
  const { assessment, listings, author } = state;
  const others = listings.filter(({ id }) => id !== assessment.id);
  return (
    <section aria-labelledby="assessments">
      <h2 id="assessments">Assessments</h2>
      <p>One for each connector, version or environment. All tabs show the one that is open.</p>
      <Author author={author} save={store.commands.setAuthor} />
      <ul className={styles.list}>
        <li>
          <strong>{nameOf(assessment.about)}</strong> <span className={styles.hint}>is open</span>{' '}
          <Link to="/workbench/passport">Change its name and environment</Link>
        </li>
        {others.map((listing) => (
          <Other key={listing.id} listing={listing} store={store} compare={compare} />
        ))}
      </ul>
      <div className={styles.line}>
        <Button onClick={() => store.commands.create({})}>New assessment</Button>
        <Remove
          name={nameOf(assessment.about)}
          remove={() => store.commands.remove(assessment.id)}
          label="Remove the open one"
        />
      </div>
    </section>
  );
}

/** The history names whoever changed something. */
function Author({ author, save }: { author: string; save: (name: string) => void }): ReactNode {
  const id = useId();
  const draft = useDraft(author, (name) => save(name.trim()));
  return (
    <p className={styles.line}>
      <label htmlFor={id}>Your name in the history</label>
      <input
        id={id}
        autoComplete="name"
        value={draft.value}
        onChange={({ target }) => draft.change(target.value)}
        onBlur={draft.save}
      />
    </p>
  );
}

function Other({ listing, store, compare }: { listing: Listing } & Pick<Props, 'store' | 'compare'>): ReactNode {
  const { id, about, savedTime } = listing;
  const name = nameOf(about);
  return (
    <li className={styles.line}>
      <span>
        <strong>{name}</strong>{' '}
        <span className={styles.hint}>
          {[environmentNames[about.environment], about.team, savedTime?.slice(0, 10)].filter(Boolean).join(', ')}
        </span>
      </span>
      <Button look="small" aria-label={`Open ${name}`} onClick={() => store.commands.open(id)}>
        Open
      </Button>
      <Button look="small" aria-label={`Compare ${name}`} onClick={() => compare(id)}>
        Compare
      </Button>
      <Remove name={name} remove={() => store.commands.remove(id)} label="Remove" isSmall />
    </li>
  );
}

interface RemoveProps {
  name: string;
  label: string;
  remove: () => void;
  isSmall?: boolean;
}

function Remove({ name, label, remove, isSmall = false }: RemoveProps): ReactNode {
  return (
    <DialogButton
      label={label}
      name={`${label}: ${name}`}
      opens={isSmall ? 'small' : 'danger'}
      title={`Remove “${name}” from this browser?`}
      closing="Keep it"
      doing="Remove it"
      look="danger"
      act={async () => {
        remove();
        return true;
      }}
    >
      <p>
        Its answers, plan, files, milestones and history go too. Nothing can undo that. Export it from a checklist first
        if you may want it back.
      </p>
    </DialogButton>
  );
}
