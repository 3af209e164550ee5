import type { ReactNode } from 'react';
import { certificationProcess } from './process';

const { logChecks, interfaceChecks, endSites, versionRules } = certificationProcess;

const lists = {
  logChecks: logChecks.map(({ text }) => text),
  interfaceChecks: interfaceChecks.map(({ text }) => text),
  endSites: endSites.map(({ text }) => text),
  versionFacts: versionRules.facts.map(({ text }) => text),
  versionBreaking: versionRules.breaking,
  versionNonBreaking: versionRules.nonBreaking,
  versionUnknown: versionRules.unknown,
};

/** A plain list of the process record. */
export default function NoteList({ kind }: { kind: keyof typeof lists }): ReactNode {
  return (
    <ul>
      {lists[kind].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
