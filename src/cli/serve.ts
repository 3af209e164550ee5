import type { Place } from './place';
import { runProgram } from './program';
import { startApi } from './sandbox';
import { startBoth } from './start';

/**
 * `serve`: what `npm start` does, or with `--api-only` what `npm run sandbox` does. Data is kept in the working folder. Where
 * many teams share the sandbox, the site stands elsewhere: any host of files serves it.
 */
export async function serve(args: readonly string[], { site }: Place): Promise<undefined> {
  await runProgram('serve', args, undefined, ({ apiOnly, ...options }) =>
    apiOnly || options.hosted ? startApi(options) : startBoth(options, site),
  );
}
