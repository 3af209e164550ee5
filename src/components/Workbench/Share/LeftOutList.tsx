import type { ReactNode } from 'react';
import type { LeftOut } from '../../../certification/assessment/share/without-secrets';
import type { Assessment } from '../../../certification/assessment/types';
import { fieldName } from '../Differences/words';
import { useSubjectNames } from '../useSubjectNames';

interface Props {
  leftOut: readonly LeftOut[];
  assessment: Assessment;
}

const kinds = { secret: 'a key or card data', personal: 'an email address or telephone number' } as const;

/** Tells what stayed here. What was cut says so in its place. */
export default function LeftOutList({ leftOut, assessment }: Props): ReactNode {
  const { titleOf } = useSubjectNames();
  if (leftOut.length === 0) return null;
  const lines = new Set(leftOut.map(({ place, what }) => `${whereOf(place, assessment, titleOf)}: ${kinds[what]}`));
  return (
    <>
      <p>Left out, with “[redacted]” in its place:</p>
      <ul>
        {[...lines].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function whereOf({ group, key, field }: LeftOut['place'], assessment: Assessment, titleOf: (id: string) => string) {
  const name = fieldName({ group, key, field });
  if (group === 'claims' || group === 'plan' || group === 'reviews') return `${name} on “${titleOf(key)}”`;
  const record = group === 'evidence' || group === 'comments' ? assessment[group][key] : undefined;
  return record ? `${name} on “${titleOf(record.subject)}”` : name;
}
