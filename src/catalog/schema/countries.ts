import * as z from 'zod';
import { sentence, slug } from './shared';

const place = { id: slug, name: sentence };

/** `src/catalog/countries.yml`: the places that compliance rows name, and the countries that have a sheet of their own. */
export const countriesFile = z.strictObject({
  /** A region has no sheet: its rows stand on the sheets of its countries. */
  regions: z.array(z.strictObject(place)).min(1),
  countries: z
    .array(
      z.strictObject({
        ...place,
        /** ISO 3166-1, two letters; none for a region. */
        code: z
          .string()
          .regex(/^[A-Z]{2}$/, 'use the two capital letters of ISO 3166-1, such as DE')
          .optional(),
        /** Regions whose rules apply too. */
        within: z.array(slug).default([]),
      }),
    )
    .min(1),
});
