import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete';
import { explanation } from './explain';
import { namesIn, type Place, placeAt, unquoted } from './place';
import { type BodyModel, type BodySchema, fieldsOf, schemaAt, typesOf } from './schema';

/** Offers the fields of the contract and their values. */
export function bodyCompletion(model: BodyModel): CompletionSource {
  return (context) => {
    const place = placeAt(context.state, context.pos);
    if (!place) return null;
    return place.kind === 'value' ? valuesFor(model, context, place) : namesFor(model, context, place);
  };
}

function namesFor(model: BodyModel, context: CompletionContext, place: Place): CompletionResult | null {
  const word = context.matchBefore(/\w+/);
  const isInName = place.kind === 'name';
  if (!isInName && !word && !context.explicit) return null;
  const [from, to] = isInName ? [place.from, place.to] : [word?.from ?? context.pos, context.pos];
  const taken = namesIn(context.state, context.pos);
  if (isInName) taken.delete(unquoted(context.state.sliceDoc(from, to)));
  const hasValue = isInName && /^\s*:/.test(context.state.sliceDoc(to, to + 20));
  const options = fieldsOf(model, place.path)
    .filter(({ name }) => !taken.has(name))
    .map((field) => nameOption(field, hasValue));
  return { from, to, options: matching(options, context.state.sliceDoc(from, context.pos)), filter: false };
}

/** What a person typed may stand anywhere in a name; those that begin with it come first. Quotation marks say nothing. */
function matching(options: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.replaceAll('"', '').toLowerCase();
  const placeOf = ({ label }: Completion) => label.replaceAll('"', '').toLowerCase().indexOf(wanted);
  const fitting = options.filter((option) => placeOf(option) >= 0);
  return [...fitting.filter((option) => placeOf(option) === 0), ...fitting.filter((option) => placeOf(option) > 0)];
}

type Field = ReturnType<typeof fieldsOf>[number];

function nameOption({ name, schema, isRequired }: Field, hasValue: boolean): Completion {
  const label = JSON.stringify(name);
  const whole = snippet(`${label}: ${startOf(schema)}`);
  return {
    label,
    displayLabel: name,
    detail: isRequired
      ? 'required'
      : typesOf(schema)
          .filter((type) => type !== 'null')
          .join(' or '),
    type: 'property',
    info: () => explanation(name, schema, isRequired),
    apply: hasValue
      ? label
      : (view, completion, from, to) => {
          whole(view, completion, from, to);
          if (schema.enum || typesOf(schema).includes('boolean')) startCompletion(view);
        },
  };
}

/** A value of the right kind to begin with; the cursor goes where one types on. */
function startOf(schema: BodySchema): string {
  const [type] = typesOf(schema);
  if (type === 'object') return '{#{}}';
  if (type === 'array') return '[#{}]';
  return type === 'string' && !schema.enum ? '"#{}"' : '#{}';
}

function valuesFor(model: BodyModel, context: CompletionContext, { path, from, to }: Place): CompletionResult | null {
  const schema = schemaAt(model, path);
  if (!schema) return null;
  const isBoolean = typesOf(schema).includes('boolean');
  const values = schema.enum ?? (isBoolean ? [true, false] : (schema.examples ?? []));
  const options = values.map((value): Completion => ({ label: JSON.stringify(value), type: 'enum' }));
  if (options.length === 0) return null;
  // Whoever asks wants to see what else there is, beside the value that stands there.
  const typed = context.explicit ? '' : context.state.sliceDoc(from, context.pos);
  return { from, to, options: matching(options, typed), filter: false };
}
