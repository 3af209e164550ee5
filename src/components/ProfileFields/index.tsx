import type { ReactNode } from 'react';
import { type ProfileFieldSpec, profileFields } from '../../catalog/profile-fields';
import RecordTable, { BreakableCode, type Column } from '../RecordTable';

interface Row extends ProfileFieldSpec {
  name: string;
}

/** Longer lists are in the schema. */
const mostShown = 8;

const forms = { one: 'One of', many: 'Any of', flag: 'true or false', text: 'A text' } as const;

function Values({ kind, values }: ProfileFieldSpec): ReactNode {
  const known = Object.entries(values);
  if (known.length === 0) return forms[kind];
  if (known.length > mostShown) return `${forms[kind]} ${known.length} values, which the schema lists`;
  return (
    <>
      {forms[kind]}:
      <ul>
        {known.map(([value, meaning]) => (
          <li key={value}>
            <BreakableCode text={value} />
            {meaning.startsWith(value) ? meaning.slice(value.length) : `: ${meaning}`}
          </li>
        ))}
      </ul>
    </>
  );
}

const columns: Column<Row>[] = [
  { id: 'field', header: 'Field', cell: ({ name }) => <BreakableCode text={name} /> },
  { id: 'says', header: 'What it says', cell: ({ says }) => says },
  { id: 'values', header: 'Values', cell: (row) => <Values {...row} /> },
];

const rows: Row[] = Object.entries(profileFields).map(([name, spec]) => ({ name, ...spec }));

/** What can stand in a connector's profile. */
export default function ProfileFields(): ReactNode {
  return (
    <RecordTable
      caption="Fields of a profile"
      columns={columns}
      groups={[{ title: null, rows }]}
      rowKey={({ name }) => name}
      anchor={({ name }) => `field-${name}`}
    />
  );
}
