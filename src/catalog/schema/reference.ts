import * as z from 'zod';
import { citations } from './citation';
import { endpoint, sentence, slug } from './shared';

/** Every file of `src/reference/`: where the data comes from, what to know about it, and the rows. */
export const referenceFile = z.strictObject({
  origin: sentence,
  note: sentence,
  sources: citations.optional(),
  rows: z.array(z.record(z.string(), z.unknown())).min(1),
});

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'use two capital letters, such as "DE"');
const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'use three capital letters, such as "EUR"');

const errorOrigin = z.enum(['reference', 'guide', 'connector', 'browser', 'shipping-callout', 'sandbox']);

/** What the rows of each table must hold, and the field that tells one row from the next. Other tables are checked for form only. */
export const tables = {
  countries: {
    key: 'code',
    row: z.strictObject({
      code: countryCode,
      name: sentence,
      currency: currencyCode,
      eu: z.boolean(),
      embargoed: z.boolean(),
      note: sentence.optional(),
    }),
  },
  currencies: {
    key: 'code',
    row: z.strictObject({
      code: currencyCode,
      name: sentence,
      decimals: z.number().int().min(0).max(3),
      retired: z.boolean(),
      enabled: z.boolean(),
      note: sentence.optional(),
    }),
  },
  'tax-codes': {
    key: 'code',
    row: z.strictObject({
      code: z.string(),
      physical: z.boolean(),
      group: sentence,
      entries: z.number().int().min(1),
      note: sentence.optional(),
    }),
  },
  eccns: { key: 'code', row: z.strictObject({ code: z.string(), category: sentence, kind: sentence }) },
  'tax-identifiers': {
    key: 'id',
    row: z.strictObject({
      id: slug,
      type: z.string(),
      countries: z.array(countryCode).min(1),
      customerType: z.enum(['business', 'individual']),
      entity: z.string(),
      required: z.boolean(),
      testValues: z.array(z.string()),
    }),
  },
  'tax-identifier-formats': {
    key: 'type',
    row: z.strictObject({
      type: z.string(),
      pattern: z.string().regex(/^\^.*\$$/, 'begin it with ^ and end it with $'),
      example: z.string(),
      basis: z.enum(['published', 'ours']),
    }),
  },
  'payment-methods': {
    key: 'id',
    row: z.strictObject({
      id: slug,
      name: sentence,
      type: z.string(),
      flow: z.enum(['standard', 'redirect', 'receiver']),
      order: z.enum(['standard', 'submit-then-redirect', 'redirect-then-submit', 'delayed', 'secondary', 'not-stated']),
      recurring: z.boolean(),
      testable: z.enum(['yes', 'no', 'one-off only', 'not listed']),
      withStoreCredit: z.boolean(),
      /** Whether the contract needs an addition before the method may be switched on. */
      addendum: z.enum(['yes', 'no', 'not listed']),
      note: sentence.optional(),
    }),
  },
  'event-types': {
    key: 'type',
    row: z.strictObject({
      type: z.string(),
      group: z.string(),
      meaning: sentence,
      object: sentence,
      core: z.boolean(),
      /** True for a core type that only low-code checkouts send. */
      lowCode: z.boolean().default(false),
      legacyOf: z.string().nullable(),
      liveOnly: z.boolean(),
      /** The sandbox writes it. */
      simulated: z.boolean(),
      /** Named on a page of the provider, but not in its list: nobody can subscribe to it. */
      unlisted: z.boolean().default(false),
      aliases: z.array(z.string()).default([]),
    }),
  },
  'error-codes': {
    key: 'code',
    row: z.strictObject({
      code: z.string(),
      group: slug,
      /** HTTP status, or null where none is stated or none applies. */
      status: z.array(z.number().int()),
      type: z.string().nullable(),
      parameter: z.string().nullable(),
      when: sentence,
      action: sentence,
      decline: z.enum(['hard', 'soft']).nullable(),
      origins: z.array(errorOrigin).min(1),
      statusInferred: z.boolean().default(false),
      /** The sandbox answers it. */
      simulated: z.boolean().default(false),
    }),
  },
  'error-types': {
    key: 'type',
    row: z.strictObject({ type: z.string(), status: z.number().int().nullable(), meaning: sentence, action: sentence }),
  },
  locales: {
    key: 'code',
    row: z.strictObject({
      code: z.string(),
      language: sentence,
      country: sentence,
      api: z.boolean(),
      browser: z.boolean(),
    }),
  },
  'us-tax-authorities': {
    key: 'code',
    row: z.strictObject({
      code: z.string(),
      name: sentence,
      kind: z.enum(['state', 'district', 'territory', 'military']),
    }),
  },
  safelist: { key: 'address', row: z.strictObject({ address: z.string(), addresses: z.number().int() }) },
  'api-versions': {
    key: 'version',
    row: z.strictObject({ version: z.string(), status: sentence, changes: z.array(sentence).min(1) }),
  },
  'version-changes': {
    key: 'id',
    row: z.strictObject({
      id: slug,
      version: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'use a date, such as "2021-12-13"'),
      resource: sentence,
      field: z.string(),
      was: z.string().optional(),
      kind: z.enum(['added', 'removed', 'moved', 'meaning']),
      change: sentence,
      action: sentence,
      basis: z.enum(['published', 'inferred']),
    }),
  },
  limits: {
    key: 'id',
    row: z.strictObject({
      id: slug,
      group: sentence,
      subject: sentence,
      limit: z.number().int().min(1),
      unit: z.enum(['bytes', 'levels', 'fields', 'lines', 'entries', 'characters', 'pairs', 'objects', 'values']),
      /** Of the refusal; null where nothing is refused. */
      status: z.number().int().nullable(),
      code: z.string().nullable(),
      basis: z.enum(['published', 'ours']),
    }),
  },
  endpoints: {
    key: 'endpoint',
    row: z.strictObject({
      endpoint,
      operationId: z.string(),
      resource: sentence,
      summary: sentence,
      source: z.enum(['reference', 'guide', 'client', 'browser', 'callout']),
    }),
  },
} as const;
