import type { ReactNode } from 'react';
import type { GlossaryTerm } from '../../catalog/types';
import styles from './styles.module.css';

/** The three parties that standards speak of most, and by how many names each goes. */
const ids = ['integration', 'commerce-provider', 'client-implementation'];

export default function CommonTerms({ terms }: { terms: GlossaryTerm[] }): ReactNode {
  const common = ids.flatMap((id) => terms.find((term) => term.id === id) ?? []);
  return (
    <section aria-labelledby="common-terms">
      <h2 id="common-terms">Common terms</h2>
      <dl className={styles.common}>
        {common.map(({ id, term, aliases }) => (
          <div key={id}>
            <dt>
              <a href={`#${id}`}>{term}</a>
            </dt>
            <dd>Also called: {aliases.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
