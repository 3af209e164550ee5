import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import WidgetBoundary from '../WidgetBoundary';
import { queryOf } from './kept';
import Picker from './Picker';
import styles from './styles.module.css';
import { isChosen, useSituation } from './useSituation';

function Content(): ReactNode {
  const [situation] = useSituation();
  return (
    <section aria-label="What applies to your store" className={styles.bar} data-search-skip>
      <Picker />
      <p role="status">
        {isChosen(situation)
          ? 'The tables of this page show only what applies, each row with its why. '
          : 'Choose, and the tables of this page show only what applies. '}
        <Link to={`/docs/compliance/your-store?${queryOf(situation)}`}>All of it as one sheet</Link>
      </p>
    </section>
  );
}

/** The questions above tables that answer to them. */
export default function PickerBar(): ReactNode {
  return (
    <WidgetBoundary name="The picker">
      <Content />
    </WidgetBoundary>
  );
}
