import { suggest } from './nearest';
import type { Problem } from './problem';
import type { CatalogSources } from './sources';

type ProcessFile = CatalogSources['process'][number]['value'];

const sides = ['entry', 'exit'] as const;
const kinds = ['use-cases', 'questions', 'duties'];

/** All that a criterion may name in `tickedBy`. */
function known(phases: ProcessFile['phases']): string[] {
  const parts = phases.flatMap(({ id, deliverables, ...gates }) => [
    ...sides.map((side) => `gate:${id}.${side}`),
    ...sides.flatMap((side) => gates[side].map((criterion) => `criterion:${id}.${side}.${criterion.id}`)),
    ...deliverables.map((deliverable) => `deliverable:${id}.${deliverable.id}`),
  ]);
  return [...kinds, ...parts];
}

/** What ticks a criterion is there. */
export function problemsOfTicks({ process }: CatalogSources): Problem[] {
  return process.flatMap(({ source, value: { phases, complianceLane } }) => {
    const names = new Set(known([...phases, complianceLane]));
    const problemsOf = (phase: ProcessFile['complianceLane'], path: (string | number)[]) =>
      sides.flatMap((side) =>
        phase[side].flatMap(({ tickedBy = [] }, at) =>
          tickedBy.flatMap((name, index): Problem[] => {
            if (names.has(name)) return [];
            const place = [...path, side, at, 'tickedBy', index];
            return [
              {
                file: source.file,
                line: source.lineOf(place),
                record: source.recordOf(place),
                what: `"${name}" does not exist.`,
                mend: suggest(name, names, 'Use a deliverable, criterion or gate that stands in this file.'),
              },
            ];
          }),
        ),
      );
    return [
      ...phases.flatMap((phase, index) => problemsOf(phase, ['phases', index])),
      ...problemsOf(complianceLane, ['complianceLane']),
    ];
  });
}
