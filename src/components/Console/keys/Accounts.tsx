import type { ReactNode } from 'react';
import { useAsked } from '../../../sandbox-client/useAsked';
import List from '../List';
import styles from '../styles.module.css';
import { Read } from '../Told';

interface Account {
  id: string;
  name?: string;
  createdTime?: string;
}

/** The accounts of this sandbox, which the first one sees. */
export default function Accounts(): ReactNode {
  const asked = useAsked<{ data: Account[] }>('/_sandbox/accounts');
  return (
    <>
      <h2 className={styles.heading}>Accounts</h2>
      <Read asked={asked} what="accounts">
        {({ data }) => (
          <List>
            {data.map(({ id, name }) => (
              <li key={id}>
                <code>{id}</code> {name && <span className={styles.muted}>{name}</span>}
              </li>
            ))}
          </List>
        )}
      </Read>
    </>
  );
}
