import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { legible } from '../../../certification/assessment/legible';
import type { CheckResult, Recorded } from '../../../certification/report/checking';
import type { ReadinessReport } from '../../../certification/report/types';
import { useSandbox } from '../../../sandbox-client';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import Outcome from './Outcome';
import styles from './styles.module.css';

const loadCheck = () => import('./check');

interface Checked {
  result: CheckResult;
  /** The ledger that it was checked against; null for none. */
  against: string | null;
}

/** Checks a report at once by itself, then against a ledger that a person gives. */
export default function Checking({ name: called, report }: { name: string; report: ReadinessReport }): ReactNode {
  const { client, target } = useSandbox();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function against(what: string | null, recorded: Recorded | undefined): Promise<void> {
    const { check } = await loadCheck();
    setChecked({ result: check(report, recorded), against: what });
    setProblem(null);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each report that is opened
  useEffect(() => {
    against(null, undefined).catch((error) => tell(error, 'The report could not be checked.'));
  }, [report]);

  /** Whatever goes wrong on the way is told: a check that says nothing looks like one that found nothing. */
  function tell(error: unknown, what: string): void {
    setChecked(null);
    setProblem(`${what} ${error instanceof Error ? error.message : String(error)}`);
  }

  async function readFile(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const name = legible(file.name);
    try {
      const [text, { ledgerIn }] = await Promise.all([file.text(), loadCheck()]);
      const found = ledgerIn(text);
      if ('problem' in found) setProblem(`${name}: ${found.problem}`);
      else await against(name, found.recorded);
    } catch (error) {
      tell(error, `The report could not be checked against ${name}.`);
    }
  }

  async function readSandbox(): Promise<void> {
    try {
      const { ledgerOf } = await loadCheck();
      const recorded = await ledgerOf(client);
      await against(target === 'page' ? 'the sandbox in this browser' : client.baseUrl, recorded);
    } catch (error) {
      tell(error, 'The report could not be checked against the sandbox.');
    }
  }

  return (
    <section className={styles.checking} aria-labelledby="check">
      <h2 id="check">Check of {called}</h2>
      <p className={styles.buttons}>
        <Button onClick={() => input.current?.click()}>Check against a ledger file</Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.ndjson,.jsonl,application/json"
          aria-label="Ledger file"
          onChange={(event) => void readFile(event)}
        />
        <Button onClick={() => void readSandbox()}>
          Check against {target === 'page' ? 'the sandbox in this browser' : 'the local server'}
        </Button>
      </p>
      {problem && <Problem problem={problem} />}
      {checked && <Outcome {...checked} />}
    </section>
  );
}
