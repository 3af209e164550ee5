import Heading from '@theme/Heading';
import { type ReactNode, useState } from 'react';
import { goToFragment } from '../../browser/address';
import { operationGroups } from '../../generated/contract/operation-list';
import type { Exchange } from '../../ledger/types';
import LedgerDock from '../LedgerDock';
import SandboxSwitch from '../SandboxSwitch';
import TimeBar from '../TimeBar';
import Bar from './Bar';
import type { PlaygroundKey } from './form/keys';
import { formToEdit } from './form/recorded';
import { createForms } from './forms';
import { hashOf } from './operations/address';
import OperationList from './operations/OperationList';
import { useNamed } from './operations/useNamed';
import Scenarios from './Scenarios';
import Start from './Start';
import styles from './styles.module.css';
import Workspace from './Workspace';

/** Every operation of the contract, to try right here: the list, the open operation with its answer, and the ledger at the bottom of the window. */
export default function Playground(): ReactNode {
  const [key, setKey] = useState<PlaygroundKey>('auto');
  const { named, visit } = useNamed();
  // Choosing what is open already changes no address, and still leads there.
  const [choices, setChoices] = useState(0);
  const [scenario, setScenario] = useState('');
  const [forms] = useState(createForms);

  function edit(exchange: Exchange): void {
    for (const { tag, operations } of operationGroups) {
      const operation = operations.find(({ id }) => id === exchange.operationId);
      if (!operation) continue;
      forms.fill(operation.id, formToEdit(exchange, operation));
      goToFragment(hashOf(tag, operation.id));
      setChoices((count) => count + 1);
    }
  }

  return (
    <div className={styles.page}>
      <OperationList named={named} onChoose={() => setChoices((count) => count + 1)} />
      <div className={styles.main}>
        <Bar keyChoice={key} onKey={setKey}>
          <SandboxSwitch />
        </Bar>
        <Scenarios chosen={scenario} onChoose={setScenario} />
        {named.kind === 'operation' ? (
          <Workspace
            key={named.operation.id}
            tag={named.tag}
            operation={named.operation}
            keyChoice={key}
            visit={`${visit} ${choices}`}
            forms={forms}
            scenario={scenario}
            onScenario={setScenario}
          />
        ) : (
          <Start key={named.kind} named={named} />
        )}
        <Heading as="h2" id="time">
          Time
        </Heading>
        <TimeBar />
        <LedgerDock onEdit={edit} />
      </div>
    </div>
  );
}
