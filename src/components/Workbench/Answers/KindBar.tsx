import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Standing } from '../../../certification/readiness/types';
import { type SubjectKind, subjectKinds } from '../../../certification/subjects/types';
import Button from '../../ui/Button';
import { kindNames } from '../Subject/words';
import styles from './styles.module.css';

interface Props {
  kind: SubjectKind;
  choose: (kind: SubjectKind) => void;
  standings: readonly Standing[];
}

/** The kinds of answers with how far each is. Items have pages of their own. */
export default function KindBar({ kind, choose, standings }: Props): ReactNode {
  const count = (of: SubjectKind) => {
    const inScope = standings.filter(({ subject, scope }) => subject.kind === of && scope.isIn);
    return `${inScope.filter(({ state }) => state === 'met' || state === 'aside').length}/${inScope.length}`;
  };
  return (
    <fieldset className={styles.kinds} aria-label="What to answer">
      {subjectKinds
        .filter((one) => one !== 'item')
        .map((one) => (
          <Button key={one} look="small" aria-pressed={one === kind} onClick={() => choose(one)}>
            {kindNames[one]} {count(one)}
          </Button>
        ))}
      <Link to="/docs/checklists">Checklist items {count('item')}</Link>
    </fieldset>
  );
}
