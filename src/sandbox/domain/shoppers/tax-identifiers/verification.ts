/**
 * The check of a number. The provider asks tax authorities; which numbers they know, no source says. This rule is the sandbox's own:
 * published test values are verified at once, all others after a while, unless their digits ask for another end.
 */
import type { CustomerTaxIdentifier } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Context, EventDraft } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { type AnyRecord, NOTHING_HIDDEN } from '../../kernel/records';
import type { Reference } from '../../kernel/reference';
import { toSeconds } from '../../kernel/time';
import { applicabilityOf } from './applicability';
import type { Pair } from './format';
import type { TaxIdentifierRecord } from './record';
import { taxIdentifierMachine } from './transitions';

/** Digits, without what stands between them, that make the check of a number fail. */
const UNKNOWN_TO_AUTHORITY = '0404';
/** Digits that leave a number unchecked for good, as where the authority's service is down. */
const AUTHORITY_SILENT = '0503';

export interface Checked {
  readonly record: TaxIdentifierRecord;
  readonly writes: readonly AnyRecord[];
  readonly events: readonly EventDraft[];
}

export function isTestValue({ type, value }: Pair, { taxIdentifiers }: Reference): boolean {
  return taxIdentifiers.some((row) => row.type === type && row.testValues.includes(value));
}

function digitsOf({ value }: Pair): string {
  return value.replace(/\D/g, '');
}

/** A new number, pending or already verified, with what is to be written and told. */
export function register(pair: Pair, context: Context): Checked {
  const time = toSeconds(context.now);
  const id = context.newId('tax_identifier');
  const state = move(taxIdentifierMachine, null, 'pending') as 'pending';
  const document: CustomerTaxIdentifier = {
    id,
    createdTime: time,
    updatedTime: time,
    type: pair.type,
    value: pair.value,
    state,
    stateTransitions: { pending: time },
    applicability: applicabilityOf(pair.type, context.reference),
    liveMode: context.liveMode,
  };
  const record: TaxIdentifierRecord = { kind: 'tax_identifier', id, document, hidden: NOTHING_HIDDEN };
  const opened = eventOf('tax_identifier.pending', record);
  if (isTestValue(pair, context.reference)) {
    const checked = conclude(record, context);
    return { ...checked, events: [opened, ...checked.events] };
  }
  const isSilent = digitsOf(pair).includes(AUTHORITY_SILENT);
  const check = isSilent ? [] : [later('tax-identifier-checked', { taxIdentifierId: id }, context)];
  return { record, writes: [record, ...check], events: [opened] };
}

const isKnownByItself = ({ document }: TaxIdentifierRecord, { reference }: Context) =>
  isTestValue(document, reference) || !digitsOf(document).includes(UNKNOWN_TO_AUTHORITY);

/** The end of the check. @param isKnown to the authority; decided by the number where nobody says */
export function conclude(
  record: TaxIdentifierRecord,
  context: Context,
  isKnown = isKnownByItself(record, context),
): Checked {
  const { document } = record;
  const state = move(
    taxIdentifierMachine,
    document.state,
    isKnown ? 'verified' : 'not_valid',
  ) as CustomerTaxIdentifier['state'];
  const time = toSeconds(context.now);
  const checked: TaxIdentifierRecord = {
    ...record,
    document: withoutUndefined({
      ...document,
      state,
      stateTransitions: { ...document.stateTransitions, [state]: time },
      updatedTime: time,
    }),
  };
  const type = isKnown ? 'tax_identifier.verified' : 'tax_identifier.not_valid';
  return { record: checked, writes: [checked], events: [eventOf(type, checked)] };
}
