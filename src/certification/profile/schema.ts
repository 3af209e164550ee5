/** The form of a profile file, as JSON Schema, for editors and other tools. */
import { type ProfileFieldSpec, profileFields } from '../../catalog/profile-fields';

function valueSchema({ kind, values, says }: ProfileFieldSpec): object {
  if (kind === 'flag') return { description: says, type: 'boolean' };
  if (kind === 'text') return { description: says, type: 'string' };
  const choices = Object.entries(values).map(([value, meaning]) => ({ const: value, description: meaning }));
  const one = { type: 'string', oneOf: choices };
  return kind === 'one' ? { description: says, ...one } : { description: says, type: 'array', items: one };
}

export const profileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Connector profile',
  description:
    'What a connector does. It decides which checklist items apply. Every field may be left out: what is not said counts as possible.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { description: 'The address of this schema.', type: 'string' },
    ...Object.fromEntries(Object.entries(profileFields).map(([name, spec]) => [name, valueSchema(spec)])),
  },
};
