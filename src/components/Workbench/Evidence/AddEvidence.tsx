import { type ClipboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { takeFile } from '../../../assessment-client/files';
import { legible } from '../../../certification/assessment/legible';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import LinkForm from './LinkForm';
import NoteForm from './NoteForm';
import styles from './styles.module.css';
import type { NewEvidence } from './types';

interface Props {
  add: (piece: NewEvidence) => void;
}

const forms = { link: LinkForm, note: NoteForm } as const;

/** A picture from the clipboard has no name that tells anything. */
function named(file: File): File {
  const time = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
  const ending = file.type.split('/')[1] ?? 'png';
  return new File([file], `screenshot-${time}.${ending}`, { type: file.type });
}

/** Adds a link, a note, files, or a picture that is pasted or dropped here. */
export default function AddEvidence({ add }: Props): ReactNode {
  const [open, setOpen] = useState<keyof typeof forms | null>(null);
  const files = useFiles(add);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const Form = open && forms[open];

  function paste(event: ClipboardEvent): void {
    const pictures = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length === 0) return;
    event.preventDefault();
    void files.take(pictures.map(named));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pasting works wherever the focus is within, and the buttons do the same
    <div
      className={styles.add}
      onPaste={paste}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void files.take([...event.dataTransfer.files]);
      }}
    >
      <div className={styles.buttons}>
        <Button look="small" aria-expanded={open === 'link'} onClick={() => setOpen(open === 'link' ? null : 'link')}>
          Link
        </Button>
        <Button look="small" aria-expanded={open === 'note'} onClick={() => setOpen(open === 'note' ? null : 'note')}>
          Remark
        </Button>
        <Button look="small" aria-describedby={hint} onClick={() => input.current?.click()}>
          File or screenshot
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          className={styles.heard}
          tabIndex={-1}
          aria-label="Files that serve as evidence"
          onChange={({ target }) => {
            void files.take([...(target.files ?? [])]).then(() => {
              target.value = '';
            });
          }}
        />
        <PasteField paste={paste} />
      </div>
      {Form && (
        <Form
          done={(piece) => {
            if (piece) add(piece);
            setOpen(null);
          }}
        />
      )}
      <p className={styles.hint} id={hint}>
        A file stays in this browser. The assessment holds its name and its SHA-256, so that anybody can check a copy.
      </p>
      <p className={styles.hint} role="status">
        {files.said}
      </p>
      {files.problem && <Problem problem={files.problem} />}
    </div>
  );
}

/** The keyboard's way to paste a picture: a browser hands the clipboard to a field alone. */
function PasteField({ paste }: { paste: (event: ClipboardEvent) => void }): ReactNode {
  return (
    <input
      className={styles.paste}
      value=""
      placeholder="Paste a screenshot here"
      aria-label="Paste a screenshot here"
      onChange={() => {}}
      onPaste={(event) => {
        paste(event);
        event.stopPropagation();
      }}
    />
  );
}

function useFiles(add: Props['add']) {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function take(chosen: readonly File[]): Promise<void> {
    setProblem(null);
    for (const file of chosen) {
      setSaid(`Reading ${legible(file.name)}…`);
      try {
        const { facts, notKept } = await takeFile(file);
        add({ kind: file.type.startsWith('image/') ? 'screenshot' : 'file', title: facts.name, file: facts });
        setSaid(
          notKept === null
            ? `${facts.name} is added.`
            : `${facts.name} is added by name and hash. ${notKept} Keep the file itself elsewhere.`,
        );
      } catch (error) {
        setSaid('');
        setProblem(error instanceof Error ? error.message : String(error));
      }
    }
  }

  return { take, said, problem };
}
