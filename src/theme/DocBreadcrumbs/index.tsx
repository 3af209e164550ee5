import PageActions from '@site/src/components/PageActions';
import Original from '@theme-original/DocBreadcrumbs';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** Where a page stands, and beside it what can be done with the whole page. */
export default function DocBreadcrumbs(): ReactNode {
  return (
    <div className={styles.row}>
      <Original />
      <PageActions />
    </div>
  );
}
