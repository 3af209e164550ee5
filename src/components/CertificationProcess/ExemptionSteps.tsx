import type { ReactNode } from 'react';
import { certificationProcess, partyNames } from './process';

/** The steps from a request to its decision, with what an exemption may cover. */
export default function ExemptionSteps(): ReactNode {
  const { purpose, steps, notes } = certificationProcess.exemptions;
  return (
    <>
      <p>{purpose}</p>
      <ol>
        {steps.map(({ id, title, by, text }) => (
          <li key={id}>
            <strong>{title}</strong> ({partyNames[by].toLowerCase()}). {text}
          </li>
        ))}
      </ol>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
