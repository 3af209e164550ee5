import { type ReactNode, useId } from 'react';
import type { DataModel, DataModelOption } from '../../catalog/types';
import Button from '../ui/Button';
import { claimNames, type Filters, levelNames, noFilters, roleNames, stateNames, verdictNames } from './filters';
import styles from './styles.module.css';
import type { ChecklistState } from './useChecklist';

/** Narrows the list. The address carries the choice, so it can be shared. */
export default function FilterBar({
  state,
  dataModels,
}: {
  state: ChecklistState;
  dataModels?: DataModelOption[];
}): ReactNode {
  const { filters, changeFilters, shown, items } = state;
  const { level, role, state: standing } = noFilters;
  const isNarrowed = filters.level !== level || filters.role !== role || filters.state !== standing;
  // A choice made before the page's script runs would be lost.
  const shared = { filters, change: changeFilters, disabled: !state.answers.ready };
  return (
    <div className={styles.filters}>
      {dataModels && (
        <ModelChoice
          models={dataModels}
          chosen={filters.model}
          choose={(model) => changeFilters({ model })}
          disabled={shared.disabled}
        />
      )}
      <Choice name="level" label="Level" options={levelNames} {...shared} />
      <Choice name="role" label="Role" options={roleNames} {...shared} />
      <Choice name="state" label="State" options={stateNames} groups={stateGroups} {...shared} />
      <p className={styles.plain}>
        <span role="status">{`${shown.length} of ${items.length} shown`}</span>{' '}
        {isNarrowed && (
          <Button look="small" onClick={() => changeFilters({ level, role, state: standing })}>
            Show all
          </Button>
        )}
      </p>
      <details className={styles.keys}>
        <summary>Keyboard</summary>
        <p>
          With focus on an item: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>1</kbd> done, <kbd>2</kbd> not done,{' '}
          <kbd>3</kbd> not applicable.
        </p>
      </details>
    </div>
  );
}

const stateGroups = {
  'Your answer': Object.keys(claimNames),
  'Recorded calls': Object.keys(verdictNames),
  Both: ['disagree'],
};

interface ChoiceProps<Name extends keyof Filters> {
  name: Name;
  label: string;
  options: Record<string, string>;
  /** Option groups: title → values. */
  groups?: Record<string, string[]>;
  filters: Filters;
  change: (change: Partial<Filters>) => void;
  disabled: boolean;
}

function Choice<Name extends keyof Filters>({
  name,
  label,
  options,
  groups,
  filters,
  change,
  disabled,
}: ChoiceProps<Name>): ReactNode {
  const id = useId();
  const option = (value: string) => (
    <option key={value} value={value}>
      {options[value]}
    </option>
  );
  return (
    <p className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={filters[name] ?? ''}
        disabled={disabled}
        onChange={({ target }) => change({ [name]: target.value || null })}
      >
        <option value="">All</option>
        {groups
          ? Object.entries(groups).map(([title, values]) => (
              <optgroup key={title} label={title}>
                {values.map(option)}
              </optgroup>
            ))
          : Object.keys(options).map(option)}
      </select>
    </p>
  );
}

interface ModelChoiceProps {
  models: DataModelOption[];
  chosen: DataModel | null;
  choose: (model: DataModel | null) => void;
  disabled: boolean;
}

function ModelChoice({ models, chosen, choose, disabled }: ModelChoiceProps): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.models} disabled={disabled}>
      <legend>Which product data model does your connector use?</legend>
      {models.map(({ id, title, meaning }) => (
        <label key={id} className={styles.model}>
          <input type="radio" name={name} checked={chosen === id} onChange={() => choose(id)} />
          <span>
            <strong>{title}</strong> <span className={styles.hint}>{meaning}</span>
          </span>
        </label>
      ))}
      <label className={styles.model}>
        <input type="radio" name={name} checked={chosen === null} onChange={() => choose(null)} />
        <span>Not decided: show the items of all three</span>
      </label>
    </fieldset>
  );
}
