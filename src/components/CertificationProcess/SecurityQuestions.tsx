import type { ReactNode } from 'react';
import { certificationProcess } from './process';
import styles from './styles.module.css';

/** One group of the security review. Each question has its id as its anchor. */
export default function SecurityQuestions({ group }: { group: string }): ReactNode {
  const found = certificationProcess.securityQuestionnaire.find(({ id }) => id === group);
  if (!found) throw new Error(`process.yml has no group "${group}" in securityQuestionnaire.`);
  return (
    <ol className={styles.questions}>
      {found.questions.map(({ id, text }) => (
        <li key={id} id={id}>
          {text}
        </li>
      ))}
    </ol>
  );
}
