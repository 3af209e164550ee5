/** The tax identifiers of a checkout: named by id, or sent in full and made on the way. */
import type { TaxIdentifier, TaxIdentifierRequest } from '../../../../generated/contract/types';
import type { Reader } from '../../kernel/call';
import type { Context, DomainError, EventDraft } from '../../kernel/decision';
import { conflict, missing } from '../../kernel/problems';
import type { AnyRecord } from '../../kernel/records';
import { checkPair } from '../../shoppers/tax-identifiers/format';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import { register } from '../../shoppers/tax-identifiers/verification';

/** What the body says of them; `known`: the records of all ids in it and in the checkout. */
interface Naming {
  readonly sent: readonly TaxIdentifierRequest[] | undefined;
  readonly known: readonly TaxIdentifierRecord[];
  readonly customerId?: string;
  /** What the checkout shows so far. */
  readonly before?: readonly TaxIdentifier[];
}

export interface Named {
  readonly errors: readonly DomainError[];
  /** As the checkout shows them. */
  readonly shown: TaxIdentifier[] | undefined;
  readonly writes: readonly AnyRecord[];
  readonly events: readonly EventDraft[];
}

const NOTHING = { errors: [], writes: [], events: [] };

function shownOf({ document }: TaxIdentifierRecord): TaxIdentifier {
  const { applicability: _where, liveMode: _mode, ...shown } = document;
  return shown;
}

/** The records that a body and a checkout name. */
export function readIdentifiers(
  read: Reader,
  ...lists: readonly (readonly { readonly id?: string }[] | undefined)[]
): Promise<TaxIdentifierRecord[]> {
  const ids = lists.flatMap((list) => list ?? []).flatMap(({ id }) => id ?? []);
  return read.findAll('tax_identifier', ids);
}

/** Their states as they are now. One that was deleted meanwhile stays as it was. */
export function refreshed(before: readonly TaxIdentifier[] | undefined, known: readonly TaxIdentifierRecord[]) {
  return before?.map((copy) => {
    const record = known.find(({ id }) => id === copy.id);
    return record ? shownOf(record) : copy;
  });
}

function namedById(id: string, { known, customerId }: Naming): Named {
  const record = known.find((each) => each.id === id);
  if (!record)
    return { ...NOTHING, shown: [], errors: [conflict('not_found', `Tax identifier '${id}' not found.`, 'id')] };
  const owner = record.document.customerId;
  if (customerId !== undefined && owner !== undefined && owner !== customerId)
    return {
      ...NOTHING,
      shown: [],
      errors: [
        conflict('tax_identifier_in_use', `Tax identifier '${id}' belongs to another customer.`, 'taxIdentifiers'),
      ],
    };
  return { ...NOTHING, shown: [shownOf(record)] };
}

/** A pair that the checkout has already is not made again. */
function namedInFull(sent: TaxIdentifierRequest, at: string, { before }: Naming, context: Context): Named {
  const { type, value } = sent;
  if (!type || !value) return { ...NOTHING, shown: [], errors: [missing(`${at}.${type ? 'value' : 'type'}`)] };
  const same = before?.find((copy) => copy.type === type && copy.value === value);
  if (same) return { ...NOTHING, shown: [same] };
  const errors = checkPair({ type, value }, context.reference, `${at}.`);
  if (errors.length > 0) return { ...NOTHING, shown: [], errors };
  const { record, writes, events } = register({ type, value }, context);
  return { errors, shown: [shownOf(record)], writes, events };
}

/** What the checkout shows after the body; an empty list takes them all away. */
export function nameIdentifiers(naming: Naming, context: Context): Named {
  const { sent, before, known } = naming;
  if (sent === undefined) return { ...NOTHING, shown: refreshed(before, known) };
  const all = sent.map((one, index) =>
    one.id ? namedById(one.id, naming) : namedInFull(one, `taxIdentifiers[${index}]`, naming, context),
  );
  return {
    errors: all.flatMap(({ errors }) => errors),
    shown: all.flatMap(({ shown }) => shown ?? []),
    writes: all.flatMap(({ writes }) => writes),
    events: all.flatMap(({ events }) => events),
  };
}
