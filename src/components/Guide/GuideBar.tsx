import type { ReactNode } from 'react';
import SandboxSwitch from '../SandboxSwitch';
import { useGuide } from './context';
import styles from './styles.module.css';

/** Where calls go, how far the reader is, "Run all" and "Start over". */
export default function GuideBar(): ReactNode {
  const { guide, progress, running, problem, setAside, isSaved, isDone, runAll, startOver } = useGuide();
  const total = guide.steps.length;
  const done = guide.steps.filter((step) => isDone(step.id)).length;
  const runningNumber = guide.steps.findIndex((step) => step.id === running) + 1;
  return (
    <section className={styles.bar} aria-label="Guide controls">
      <SandboxSwitch />
      <div className={styles.controls}>
        <button
          type="button"
          className={styles.primary}
          disabled={running !== null || done === total}
          onClick={() => void runAll()}
        >
          {done === 0 ? 'Run all steps' : 'Run the rest'}
        </button>
        <button type="button" className={styles.secondary} disabled={running !== null || !progress} onClick={startOver}>
          Start over
        </button>
        <progress className={styles.progress} max={total} value={done} aria-label="Steps done" />
        <span role="status" className={styles.count}>
          {running ? `Running step ${runningNumber} of ${total}` : `${done} of ${total} steps done`}
        </span>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {setAside && (
        <p className={styles.problem}>
          Your saved progress could not be read. It was kept in this browser’s storage as <code>{setAside}</code>, and
          the guide starts afresh.
        </p>
      )}
      {!isSaved && (
        <p className={styles.problem} role="status">
          This browser could not keep your progress: its storage is full or blocked. The guide goes on, and a reload
          starts it afresh.
        </p>
      )}
    </section>
  );
}
