import Link from '@docusaurus/Link';
import { type FormEvent, type ReactNode, useState } from 'react';
import { encodeText } from '../../../browser/address';
import { operationGroups } from '../../../generated/contract/operation-list';
import type { Chaos, Fault } from '../../../ledger/faults';
import { useAsked } from '../../../sandbox-client/useAsked';
import Button from '../../ui/Button';
import List from '../List';
import styles from '../styles.module.css';
import { Read, Told } from '../Told';
import type { PartProps } from '../types';
import { useAct } from '../useAct';
import { faultWords, firedWords, usualFaults } from './words';

interface FaultList {
  data: Fault[];
  chaos: Chaos | null;
}

const operations = operationGroups.flatMap((group) => group.operations);

/** Calls that are to fail on purpose: armed, counted, and taken away. */
export default function Faults({ go }: PartProps): ReactNode {
  const act = useAct();
  const asked = useAsked<FaultList>('/_sandbox/faults');
  const remove = (id: string) =>
    void act.act({ method: 'DELETE', path: `/_sandbox/faults/${encodeText(id)}` }, 'The fault is gone.');
  return (
    <>
      <p className={styles.hint}>
        Let the next call fail, and see what your connector makes of it.{' '}
        <Link to="/docs/sandbox/faults">What can be armed</Link>
      </p>
      <Arm onArm={(body) => void act.act({ path: '/_sandbox/faults', body }, 'The fault is armed.')} />
      <Told act={act} />
      <Read asked={asked} what="faults">
        {({ data, chaos }) => (
          <>
            {chaos && (
              <p className={styles.card}>
                Chaos goes on, from the seed {chaos.seed}; it struck{' '}
                {chaos.fired === 1 ? '1 call' : `${chaos.fired} calls`}.{' '}
                <Button
                  look="small"
                  onClick={() => void act.act({ method: 'DELETE', path: '/_sandbox/chaos' }, 'Chaos has ended.')}
                >
                  End it
                </Button>
              </p>
            )}
            <List empty="Nothing is armed: every call is answered as usual.">
              {data.map((fault) => (
                <li key={fault.id}>
                  <strong>{faultWords(fault)}</strong>
                  <span className={styles.muted}>{firedWords(fault)}</span>
                  {fault.firedAt.slice(-3).map((sequence) => (
                    <Button look="small" key={sequence} onClick={() => go({ id: `#${sequence}` })}>
                      #{sequence}
                    </Button>
                  ))}
                  <Button look="small" onClick={() => remove(fault.id)}>
                    Remove
                  </Button>
                </li>
              ))}
            </List>
          </>
        )}
      </Read>
    </>
  );
}

function Arm({ onArm }: { onArm: (body: object) => void }): ReactNode {
  const [chosen, setChosen] = useState(0);
  const [operation, setOperation] = useState('all');
  const [times, setTimes] = useState('1');

  function arm(event: FormEvent): void {
    event.preventDefault();
    onArm({ ...usualFaults[chosen]?.body, operations: operation, times: Number(times) });
  }

  return (
    <form className={styles.line} onSubmit={arm}>
      <label>
        Let{' '}
        <select value={operation} onChange={({ target }) => setOperation(target.value)}>
          <option value="all">any call</option>
          {operations.map(({ id, method, path }) => (
            <option key={id} value={id}>
              {method} {path}
            </option>
          ))}
        </select>
      </label>
      <label>
        meet{' '}
        <select value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
          {usualFaults.map(({ says }, index) => (
            <option key={says} value={index}>
              {says}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          className={styles.number}
          type="number"
          min="1"
          max="1000"
          required
          value={times}
          onChange={({ target }) => setTimes(target.value)}
        />{' '}
        times
      </label>
      <Button type="submit">Arm it</Button>
    </form>
  );
}
