import { type ProfileField, profileFields } from '../../catalog/profile-fields';
import type { Answered } from './answered';
import type { Material } from './material';

/** What a profile says in one of its fields, in words; empty where it says nothing. */
function said({ assessment: { profile } }: Answered, field: ProfileField): string {
  const value = profile[field];
  const { values }: { values: Readonly<Record<string, string>> } = profileFields[field];
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return (typeof value === 'string' ? [value] : value)
    .map((one) =>
      values[one] === undefined || values[one].startsWith(one) ? (values[one] ?? one) : `${values[one]} (${one})`,
    )
    .join('\n');
}

const checkoutWords = (accounts: boolean | undefined) =>
  accounts === undefined ? '' : accounts ? 'A shopper can have an account' : 'Guest checkout only';

/** The questions of the scope, each with what the profile answers. What a profile has no field for is empty. */
export function scopeRows({ checklists }: Material, answered: Answered): string[][] {
  const models = checklists.flatMap(({ dataModels }) => dataModels ?? []);
  const { accounts } = answered.assessment.profile;
  const of = (field: ProfileField) => said(answered, field);
  return [
    ['What does the connector do, in three sentences?'],
    [`Product data model, one of: ${models.map(({ title }) => title).join(', ')}`, of('dataModel')],
    ['Guest checkout, registered checkout or both', checkoutWords(accounts)],
    [
      'Subscriptions: who runs the billing engine',
      [of('subscriptions'), of('subscriptionEngine')].filter(Boolean).join('\n'),
    ],
    ['Who fulfills: your client, or a warehouse that the provider coordinates', of('fulfillment')],
    ['Countries and currencies of the first store', of('countries')],
    ['API version of keys, webhooks and code', answered.assessment.profile.apiVersion ?? ''],
  ];
}
