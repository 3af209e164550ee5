import { type ReactNode, useId } from 'react';
import { choices, nothingChosen, roles, type Situation, type SituationField } from '../../catalog/situation';
import Button from '../ui/Button';
import { countries } from './kept';
import styles from './styles.module.css';
import { usePicked } from './usePicked';
import { isChosen } from './useSituation';

const labelled = (values: Readonly<Record<string, { label: string }>>) =>
  Object.entries(values).map(([value, { label }]) => [value, label] as const);

const countryName = (id: string, name: string) => (id === 'european-union' ? 'Another country of the EU' : name);

const selects: readonly (readonly [SituationField, string, string, readonly (readonly [string, string])[]])[] = [
  ['country', 'Country', 'Any country', countries.map(({ id, name }) => [id, countryName(id, name)])],
  ['goods', 'What you sell', 'Anything', labelled(choices.goods)],
  ['customers', 'To whom', 'Anybody', labelled(choices.customers)],
  ['subscriptions', 'How often', 'Either way', labelled(choices.subscriptions)],
  ['role', 'Your part', 'Everything', Object.entries(roles)],
];

function Select({
  field,
  situation,
  change,
}: {
  field: (typeof selects)[number];
  situation: Situation;
  change: (part: Partial<Situation>) => void;
}): ReactNode {
  const [name, label, any, options] = field;
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={situation[name]} onChange={({ target }) => change({ [name]: target.value })}>
        <option value="">{any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Where, what, to whom, how often and by whom: the questions that decide which duties concern a reader. */
export default function Picker(): ReactNode {
  const [situation, change] = usePicked();
  return (
    <fieldset className={styles.picker}>
      <legend>Your store</legend>
      <div className={styles.fields}>
        {selects.map((field) => (
          <Select key={field[0]} field={field} situation={situation} change={change} />
        ))}
      </div>
      {isChosen(situation) && (
        <p className={styles.quiet}>
          <Button onClick={() => change(nothingChosen)}>Start over</Button>
        </p>
      )}
    </fieldset>
  );
}
