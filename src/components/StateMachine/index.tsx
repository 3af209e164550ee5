import Mermaid from '@theme/Mermaid';
import type { ReactNode } from 'react';
import { Origin } from '../Marks';
import RecordTable, { BreakableCode, type Column, ValueList } from '../RecordTable';
import { type MachineData, mermaidOf, type Step, stepsOf } from './diagram';
import styles from './styles.module.css';

interface Props {
  /** Id of a state table of the sandbox's engine. */
  resource: string;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  machine?: MachineData;
}

type State = MachineData['states'][number];

const stateColumns: Column<State>[] = [
  { id: 'state', header: 'State', cell: (state) => <BreakableCode text={state.id} /> },
  {
    id: 'meaning',
    header: 'What it means',
    plain: true,
    cell: (state) => (state.terminal ? `${state.meaning} Final.` : state.meaning),
  },
];

function marks({ inferred, simulated }: Step): ReactNode {
  return (
    <>
      {inferred && <Origin kind="inferred" />}
      {!simulated && <span className={styles.reported}>Not in the sandbox</span>}
    </>
  );
}

const stepColumns: Column<Step>[] = [
  {
    id: 'step',
    header: 'Step',
    cell: ({ number, from, to }) => (
      <>
        {number}. {from === null ? 'new' : <BreakableCode text={from} />} → <BreakableCode text={to} />
      </>
    ),
  },
  {
    id: 'trigger',
    header: 'What makes it happen',
    plain: true,
    cell: (step) => (
      <>
        {step.trigger} {marks(step)}
      </>
    ),
  },
  { id: 'events', header: 'Events', cell: (step) => <ValueList values={step.events} code /> },
];

/** From this many arrows on, a diagram that shrinks to a phone can no longer be read: it scrolls sideways instead. */
const manyArrows = 10;

/** A state table of the engine: drawn, then in words. */
export default function StateMachine({ resource, machine }: Props): ReactNode {
  if (!machine) {
    throw new Error(
      `<StateMachine resource="${resource}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  const wide = machine.transitions.length >= manyArrows;
  return (
    <div data-search-skip>
      <figure className={styles.figure}>
        <div
          role="img"
          aria-label={`State diagram: ${machine.title}. The tables below say the same in words.`}
          className={wide ? styles.wide : undefined}
          tabIndex={wide ? 0 : undefined}
        >
          <Mermaid value={mermaidOf(machine)} />
        </div>
        <figcaption>Numbers are the steps in the second table.</figcaption>
      </figure>
      <RecordTable
        caption={`States: ${machine.title}`}
        columns={stateColumns}
        groups={[{ title: null, rows: machine.states }]}
        rowKey={(state) => state.id}
      />
      <RecordTable
        caption={`Steps: ${machine.title}`}
        columns={stepColumns}
        groups={[{ title: null, rows: stepsOf(machine) }]}
        rowKey={(step) => String(step.number)}
      />
    </div>
  );
}
