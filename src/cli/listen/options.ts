/** The options of `listen`. */
import { addressOf, help, parsed, sandboxOf, sandboxOptions, sandboxUsage, several, text } from '../command-options';
import { UsageError } from '../options.mjs';
import type { SandboxAddress } from '../sources/sandbox';

export interface ListenOptions {
  readonly sandbox: SandboxAddress;
  /** The handler's address. */
  readonly forwardTo: string;
  /** Of the webhook that is made. */
  readonly types: readonly string[];
  /** A webhook that is there. */
  readonly webhookId: string | undefined;
  readonly token: string | undefined;
  readonly asJson: boolean;
}

export const listenUsage = `Usage: npx connector-standards listen --forward-to ADDRESS [options]

Fetches deliveries of webhooks from a sandbox and forwards them to your handler, with their very bytes and signature.
What your handler answers decides about retries, as if the sandbox had called it. Ctrl-C ends it.

  --forward-to ADDRESS
                     your handler, such as http://localhost:8080/hook
  --events TYPES     event types, separated by commas, with a star at the end for all that begin so (*)
  --webhook ID       deliveries of a webhook that is there; without it, one is made that goes when you stop
  --token TOKEN      signs deliveries; without it, the webhook's own, or a new one each time
  --print-json       one line of JSON for each delivery, with its body
${sandboxUsage}
  --help             show this text

Exit code: 0 ended with Ctrl-C, 3 bad input, or the webhook is gone.`;

const options = {
  ...sandboxOptions,
  'forward-to': text,
  events: several,
  webhook: text,
  token: text,
  'print-json': { type: 'boolean' },
  help,
} as const;

/** @returns undefined when help was asked for. @throws UsageError */
export function readListenOptions(args: readonly string[]): ListenOptions | undefined {
  const { values } = parsed(args, { options }, listenUsage);
  if (values.help) return undefined;
  const { 'forward-to': forwardTo, webhook, events } = values;
  if (forwardTo === undefined) throw new UsageError(`Say where your handler is, with --forward-to.\n\n${listenUsage}`);
  if (webhook !== undefined && events !== undefined)
    throw new UsageError('Give --webhook or --events: a webhook that is there has its own event types.');
  const types = (events ?? ['*']).flatMap((text) => text.split(',')).map((type) => type.trim());
  return {
    sandbox: sandboxOf(values),
    forwardTo: addressOf('forward-to', forwardTo, 'http://localhost:8080/hook'),
    types: types.filter((type) => type !== ''),
    webhookId: webhook,
    token: values.token,
    asJson: values['print-json'] === true,
  };
}
