import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { problemOf } from '../../sandbox-client/problems';
import Button from './Button';
import Problem from './Problem';
import styles from './styles.module.css';

interface Props {
  /** On the button that opens the dialog. */
  label: string;
  /** What the opening button is called where its label does not say enough. */
  name?: string;
  opens?: 'small' | 'danger';
  disabled?: boolean;
  title: string;
  /** What is asked, in sentences and fields. */
  children?: ReactNode;
  /** On the button that closes it with nothing done. */
  closing: string;
  /** On the button that does it. */
  doing: string;
  look?: 'danger';
  /** Where it throws, the dialog says why, and stays open. @returns whether the dialog is to close */
  act: () => Promise<boolean>;
  onClose?: () => void;
}

/** A button whose work is asked for in a dialog. */
export default function DialogButton(props: Props): ReactNode {
  const { label, name, opens, disabled, title, children, closing, doing, look, act, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [problem, setProblem] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem('');
    try {
      if (await act()) dialog.current?.close();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  function closed(): void {
    setProblem('');
    onClose?.();
  }

  return (
    <>
      <Button
        look={opens}
        aria-label={name}
        aria-disabled={disabled || undefined}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onClose={closed}>
        <form onSubmit={(event) => void submit(event)}>
          <p id={heading}>
            <strong>{title}</strong>
          </p>
          {children}
          {problem && <Problem problem={problem} />}
          <div className={styles.choice}>
            <Button onClick={() => dialog.current?.close()}>{closing}</Button>
            <Button type="submit" look={look}>
              {doing}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  );
}
