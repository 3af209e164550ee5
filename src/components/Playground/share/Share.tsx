import { type ReactNode, useId, useState } from 'react';
import { addressOfPage, goToFragment } from '../../../browser/address';
import { saveFile } from '../../../browser/save-file';
import { problemOf } from '../../../sandbox-client/problems';
import { useCopy } from '../../Copy/useCopy';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import type { FormAccess } from '../form/useForm';
import styles from './share.module.css';
import type { SharedCall } from './sharedCall';

interface Props {
  tag: string;
  operationId: string;
  form: FormAccess | null;
  /** Id of the chosen scenario; empty where there is none. */
  scenario: string;
  tagOf: (operationId: string) => string | undefined;
}

const load = () => import('./exchange');

/** Gives the call in the form away: as a link, or as a file. Takes in a file that was saved so. */
export default function Share({ tag, operationId, form, scenario, tagOf }: Props): ReactNode {
  const { isCopied, copy, report } = useCopy();
  const [problem, setProblem] = useState<string | null>(null);
  const fileInput = useId();
  const attempt = (work: () => Promise<void>) => {
    setProblem(null);
    work().catch((error: unknown) => setProblem(`That did not work: ${problemOf(error)}`));
  };
  const call = (): SharedCall => ({
    operationId,
    form: form?.read() ?? { parameters: {}, query: {}, body: null },
    scenario: scenario || undefined,
  });

  const copyLink = async () => {
    const link = (await load()).linkOf(call(), tag, addressOfPage());
    if (link.ok) copy(link.value);
    else setProblem(link.problem);
  };
  const save = async () => saveFile(`${operationId}.json`, (await load()).fileOf(call()));
  const open = async (file: File) => {
    const read = (await load()).hashOfFile(await file.text(), file.name, tagOf);
    if (read.ok) goToFragment(read.value);
    else setProblem(read.problem);
  };

  return (
    <details className={styles.share}>
      <summary>Share this call</summary>
      <p>
        The link holds the operation, the parameters, the body and the scenario, and nothing is kept anywhere else.
        Keys, card details and other secrets stay here, and so do ids of your sandbox: whoever opens the link gets
        objects of their own.
      </p>
      <p className={styles.buttons}>
        <Button disabled={!form} onClick={() => attempt(copyLink)}>
          {isCopied ? 'Copied' : 'Copy the link'}
        </Button>
        <Button disabled={!form} onClick={() => attempt(save)}>
          Save as a file
        </Button>
        <label htmlFor={fileInput} className={styles.file}>
          Open a file{' '}
          <input
            id={fileInput}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) attempt(() => open(file));
              target.value = '';
            }}
          />
        </label>
      </p>
      {report}
      {problem && <Problem problem={problem} />}
    </details>
  );
}
