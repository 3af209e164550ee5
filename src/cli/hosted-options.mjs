// The options of a server that many teams share: `--hosted` and what goes with it. Plain JavaScript that needs nothing but Node.
import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { UsageError, wholeNumber } from './option-values.mjs';

const largestPort = 65_535;
const longestStop = 3600;
const largestQuota = 1_000_000_000_000;
const fewestCharacters = 32;
const levels = ['debug', 'info', 'warn', 'error', 'silent'];
const quotas = ['requestsPerSecond', 'objects', 'webhooks', 'snapshots', 'assessments', 'keys', 'bytes'];

export const hostedSpecs = {
  hosted: {
    type: 'boolean',
    env: 'SANDBOX_HOSTED',
    says: 'for many teams: no key is there before an operator makes it',
  },
  'operator-tokens': {
    type: 'string',
    env: 'SANDBOX_OPERATOR_TOKENS_FILE',
    value: 'FILE',
    says: 'file with the token of the operator, or with two while the new one takes the place of the old',
  },
  'trust-proxy': {
    type: 'string',
    multiple: true,
    env: 'SANDBOX_TRUST_PROXY',
    value: 'ADDRESS',
    says: 'address or network of a proxy in front, whose X-Forwarded headers count; may be repeated',
  },
  quota: {
    type: 'string',
    multiple: true,
    env: 'SANDBOX_QUOTAS',
    value: 'NAME=N',
    says: `what an account may have unless its own quota says otherwise: ${quotas.join(', ')}; may be repeated`,
  },
  'webhooks-anywhere': {
    type: 'boolean',
    env: 'SANDBOX_WEBHOOKS_ANYWHERE',
    says: 'events may go to addresses of your own network too',
  },
  backups: { type: 'string', env: 'SANDBOX_BACKUPS', value: 'FOLDER', says: 'folder for copies of the data file' },
  'log-level': { type: 'string', env: 'SANDBOX_LOG_LEVEL', value: 'LEVEL', usual: 'info', says: levels.join(', ') },
  'metrics-port': {
    type: 'string',
    env: 'SANDBOX_METRICS_PORT',
    value: 'N',
    says: 'port on which anybody may read the measures, for your own network',
  },
  'stop-within': {
    type: 'string',
    env: 'SANDBOX_STOP_WITHIN',
    value: 'SECONDS',
    usual: '25',
    says: 'time for calls under way when the server is told to stop',
  },
};

/** Given by the environment alone: what stands in a command line can be read by every program of the machine. */
export const tokensVariable = 'SANDBOX_OPERATOR_TOKENS';

function tokensIn(name, text) {
  const tokens = text.split(/[\s,]+/).filter((token) => token !== '');
  if (tokens.length === 0 || tokens.length > 2)
    throw new UsageError(
      `${name} holds one token, or two while the new one takes the place of the old; there are ${tokens.length}.`,
    );
  if (tokens.some((token) => token.length < fewestCharacters))
    throw new UsageError(
      `A token of ${name} has at least ${fewestCharacters} characters. Make one with: openssl rand -hex 32`,
    );
  return tokens;
}

function operatorTokens(given, env) {
  const [name, file] = given('operator-tokens');
  if (file !== undefined) {
    try {
      return tokensIn(`The file of ${name}`, readFileSync(file, 'utf8'));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`The file of ${name} cannot be read: ${error.message}`);
    }
  }
  if (env[tokensVariable]) return tokensIn(tokensVariable, env[tokensVariable]);
  throw new UsageError(
    `--hosted needs a token for the operator: in ${tokensVariable}, or in a file that --operator-tokens names. Make one with: openssl rand -hex 32`,
  );
}

function network(name, text) {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  try {
    if (version > 0 && more.length === 0 && /^\d*$/.test(prefix ?? ''))
      new BlockList().addSubnet(address, Number(prefix ?? (version === 4 ? 32 : 128)), `ipv${version}`);
    else throw new Error();
    return text;
  } catch {
    throw new UsageError(`${name} takes an address or a network, such as 10.0.0.0/8, not "${text}".`);
  }
}

function quota(name, text) {
  const [, what, number] = /^(\w+)=(\d{1,13})$/.exec(text) ?? [];
  if (quotas.includes(what) && Number(number) <= largestQuota) return [what, Number(number)];
  throw new UsageError(`${name} takes a name and a number, such as objects=50000. Names are ${quotas.join(', ')}.`);
}

function level(name, text) {
  if (levels.includes(text)) return text;
  throw new UsageError(`${name} takes one of ${levels.join(', ')}, not "${text}".`);
}

const isOn = (value) => value === true || (typeof value === 'string' && /^(1|true|yes|on)$/i.test(value));

/**
 * @param given gives an option's name for messages and its value
 * @param all gives the values of an option that may be repeated
 * @returns undefined where the server is for one team
 */
export function readHosted(given, all, { env, options }) {
  if (!isOn(given('hosted')[1])) return undefined;
  if (options.publicUrl === undefined)
    throw new UsageError('--hosted needs --public-url: answers carry addresses that callers of elsewhere open.');
  const metrics = given('metrics-port');
  const [
    ,
    backups = options.databaseUrl === undefined ? path.join(path.dirname(options.dataPath), 'backups') : undefined,
  ] = given('backups');
  return {
    operatorTokens: operatorTokens(given, env),
    trustedProxies: all('trust-proxy').map(([name, text]) => network(name, text)),
    quotas: Object.fromEntries(all('quota').map(([name, text]) => quota(name, text))),
    webhooksAnywhere: isOn(given('webhooks-anywhere')[1]),
    backupFolder: backups,
    logLevel: level(...given('log-level')),
    metricsPort: metrics[1] === undefined ? undefined : wholeNumber(...metrics, largestPort),
    stopWithinMs: wholeNumber(...given('stop-within'), longestStop) * 1000,
  };
}
