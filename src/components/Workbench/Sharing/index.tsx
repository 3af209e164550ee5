import type { ReactNode } from 'react';
import { useSharing } from '../../../assessment-client/useSharing';
import Stand from './Stand';
import Start from './Start';
import styles from './styles.module.css';

/** Whether the open assessment is shared on a server, how it stands with that, and what can be done about it. */
export default function Sharing(): ReactNode {
  const { sharing, live } = useSharing();
  return (
    <section className={styles.sharing} aria-label="Working together">
      <Stand sharing={sharing} live={live} />
      {sharing.state === 'not-shared' && <Start live={live} />}
    </section>
  );
}
