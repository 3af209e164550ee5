import type { ReactNode } from 'react';
import { useSandbox } from '../../sandbox-client';
import Button from '../ui/Button';
import styles from './styles.module.css';

/** What the sandbox says about its data: that it lives in memory alone, that data was set aside, that a row is damaged. */
export default function SandboxNotices(): ReactNode {
  const { notices, dismissNotice } = useSandbox();
  return (
    <div role="status" className={styles.notices}>
      {notices.map((notice) => (
        <p key={notice} className={styles.notice}>
          <span>{notice}</span>
          <Button look="small" onClick={() => dismissNotice(notice)}>
            Dismiss
          </Button>
        </p>
      ))}
    </div>
  );
}
