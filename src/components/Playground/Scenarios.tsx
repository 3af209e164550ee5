import { type ReactNode, useId } from 'react';
import { scenarios } from '../../guides/scenarios';
import { Steps } from '../Runnable';
import WidgetBoundary from '../WidgetBoundary';
import styles from './styles.module.css';

interface Props {
  chosen: string;
  onChoose: (id: string) => void;
}

/** A state to begin from: chosen, shown as the calls that make it, and made at one press. */
export default function Scenarios({ chosen, onChoose }: Props): ReactNode {
  const id = useId();
  const scenario = scenarios.find((one) => one.id === chosen);
  return (
    <div className={styles.scenarios}>
      <p className={styles.key}>
        <label htmlFor={id}>Begin from</label>
        <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
          <option value="">the sandbox as it is</option>
          {scenarios.map(({ id: name, title }) => (
            <option key={name} value={name}>
              {title.charAt(0).toLowerCase() + title.slice(1)}
            </option>
          ))}
        </select>
      </p>
      {scenario && (
        <WidgetBoundary key={scenario.id} name="The scenario">
          <Steps demonstration={scenario} verb="Bring about" />
        </WidgetBoundary>
      )}
    </div>
  );
}
