import Mermaid from '@theme/Mermaid';
import type { ReactNode } from 'react';
import { certificationProcess } from './process';
import styles from './styles.module.css';

/** A flow of the process, drawn and then told in words. */
export default function Flowchart({ id }: { id: string }): ReactNode {
  const chart = certificationProcess.flowcharts.find((candidate) => candidate.id === id);
  if (!chart) throw new Error(`process.yml has no flowchart "${id}".`);
  return (
    <>
      <p className={styles.source}>{chart.source}</p>
      <Mermaid value={chart.mermaid} />
      <p>In words:</p>
      <ol>
        {chart.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
