import type { ReactNode } from 'react';
import { pathPattern } from '../../guides/preview';
import type { Step } from '../../guides/types';
import { MethodBadge } from '../evidence';
import styles from './styles.module.css';

/** Method and path of a step, as every guide and demonstration shows them. */
export default function StepCall({ step }: { step: Step }): ReactNode {
  return (
    <span className={styles.call}>
      <MethodBadge method={step.request.method} /> <code>{pathPattern(step)}</code>
    </span>
  );
}
