import { type ReactNode, useId } from 'react';
import Button from '../../ui/Button';
import styles from './styles.module.css';

/** A value of the profile with its meaning. */
export type Option = readonly [value: string, meaning: string];

interface Choice<Value> {
  options: readonly Option[];
  value: Value;
  /** @param value undefined for "not known" */
  set: (value: Value | undefined) => void;
}

/** One value, or not known. */
export function OneOf({ options, value, set }: Choice<string | undefined>): ReactNode {
  const name = useId();
  return (
    <div className={styles.choices}>
      {options.map(([one, meaning]) => (
        <label key={one}>
          <input type="radio" name={name} checked={value === one} onChange={() => set(one)} /> {meaning}
        </label>
      ))}
      {value !== undefined && (
        <Button look="small" onClick={() => set(undefined)}>
          Not known
        </Button>
      )}
    </div>
  );
}

const yesAndNo: readonly Option[] = [
  ['true', 'Yes'],
  ['false', 'No'],
];

export function Flag({
  value,
  set,
}: {
  value: boolean | undefined;
  set: (value: boolean | undefined) => void;
}): ReactNode {
  return (
    <OneOf
      options={yesAndNo}
      value={value === undefined ? undefined : String(value)}
      set={(next) => set(next === undefined ? undefined : next === 'true')}
    />
  );
}

/** Any of a few values; none of them means not known. */
export function ManyOf({ options, value, set }: Choice<readonly string[]>): ReactNode {
  function toggle(one: string): void {
    const next = options.map(([known]) => known).filter((known) => (known === one) !== value.includes(known));
    set(next.length > 0 ? next : undefined);
  }
  return (
    <div className={styles.choices}>
      {options.map(([one, meaning]) => (
        <label key={one}>
          <input type="checkbox" checked={value.includes(one)} onChange={() => toggle(one)} /> {meaning}
        </label>
      ))}
    </div>
  );
}
