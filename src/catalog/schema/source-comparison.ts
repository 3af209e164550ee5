import * as z from 'zod';
import { sentence } from './shared';

/** `src/catalog/source-comparison.yml`. */
export const comparisonFile = z.strictObject({
  reached: z
    .array(
      z.strictObject({
        /** An id of `src/catalog/works.yml`. */
        page: sentence,
        /** What stands there and not on this site, with the reason. May stay away where nothing was left out. */
        leftOut: sentence.optional(),
      }),
    )
    .min(1),
});
