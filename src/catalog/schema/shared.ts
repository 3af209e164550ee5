import * as z from 'zod';

/** Lower-case words joined by hyphens: what an address can carry. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens, such as "admin-portal"');

/** Dotted slugs: `checkouts.subscriptions.terms`. */
export const itemId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/,
    'use slugs joined by dots, such as "orders.from-checkout-id"',
  );

export const sentence = z.string().trim().min(1, 'write at least a word');
export const level = z.enum(['required', 'recommended', 'informational']);
export const party = z.enum(['partner', 'provider', 'both']);
export const originKinds = z
  .array(z.enum(['published', 'certification', 'law', 'card-scheme', 'inferred', 'login', 'general']))
  .min(1, 'name at least one origin');

/** `POST /skus/{id}`, with an optional query that matters. */
export const endpoint = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S*$/, 'write a method and a path, such as "POST /checkouts/{id}"');

/** Countries and regions that ask for something, by their ids in `src/catalog/countries.yml`. Left out: every country does. */
export const places = z.array(slug).min(1, 'name at least one place, or leave "places" out').optional();
/** Who does it: whoever builds the connector, once; the store, each for itself; or both together. */
export const doer = z.enum(['connector', 'store', 'both']).default('connector');
