import { type ReactNode, useId, useState } from 'react';
import styles from './styles.module.css';

interface Props {
  label: string;
  take: (file: File) => Promise<void>;
}

/** A file that somebody sent, chosen or dropped. */
export default function FileField({ label, take }: Props): ReactNode {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <p
      className={styles.file}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) void take(file);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void take(file);
          target.value = '';
        }}
      />
    </p>
  );
}
