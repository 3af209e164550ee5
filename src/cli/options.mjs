// The options of `npm start`, `npm run sandbox` and `connector-standards serve`. Plain JavaScript that needs nothing but Node: a wrong option is told
// before anything is installed or built.
import { isIPv6 } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hostedSpecs, readHosted, tokensVariable } from './hosted-options.mjs';
import { positive, UsageError, wholeNumber } from './option-values.mjs';

export { UsageError };

const largestPort = 65_535;
const largestRate = 1_000_000;
const largestLedger = 100_000_000;
const mostConnections = 1000;

const specs = {
  'site-port': { type: 'string', env: 'SITE_PORT', value: 'N', usual: '3000', says: 'port of the site' },
  port: { type: 'string', env: 'SANDBOX_PORT', value: 'N', usual: '4010', says: 'port of the sandbox' },
  data: {
    type: 'string',
    env: 'SANDBOX_DATA',
    value: 'PATH',
    usual: '.sandbox/sandbox.db',
    says: 'SQLite file, or a folder to keep one in',
  },
  'database-url': {
    type: 'string',
    env: 'SANDBOX_DATABASE_URL',
    value: 'URL',
    says: 'PostgreSQL database to keep the data in, in the place of a file; several processes may share it',
  },
  'database-connections': {
    type: 'string',
    env: 'SANDBOX_DATABASE_CONNECTIONS',
    value: 'N',
    usual: '10',
    says: 'connections to that database that this process holds at most',
  },
  'rate-limit': {
    type: 'string',
    env: 'SANDBOX_RATE_LIMIT',
    value: 'N',
    usual: '25',
    says: 'requests a second, 0 for no limit',
  },
  'keep-ledger': {
    type: 'string',
    env: 'SANDBOX_KEEP_LEDGER',
    value: 'N',
    usual: '100000',
    says: 'recorded calls to keep; the oldest go first',
  },
  keys: {
    type: 'string',
    env: 'SANDBOX_KEYS',
    value: 'FILE',
    says: 'JSON file with keys that the sandbox has from the start',
  },
  rates: {
    type: 'string',
    env: 'SANDBOX_RATES',
    value: 'FILE',
    says: 'JSON file with tax and import rates of your own',
  },
  host: {
    type: 'string',
    env: 'SANDBOX_HOST',
    value: 'ADDRESS',
    usual: 'this computer',
    says: 'address to listen on, 0.0.0.0 for every one of this computer',
  },
  'public-url': {
    type: 'string',
    env: 'SANDBOX_PUBLIC_URL',
    value: 'URL',
    says: 'where callers reach the sandbox, if not at its own address: through a proxy, or as one of several processes',
  },
  'allow-host': {
    type: 'string',
    multiple: true,
    env: 'SANDBOX_ALLOW_HOST',
    value: 'NAME',
    says: 'another name by which the sandbox may be called; may be repeated',
  },
  'allow-origin': {
    type: 'string',
    multiple: true,
    env: 'SANDBOX_ALLOW_ORIGIN',
    value: 'ORIGIN',
    says: 'origin of your own web page, which may then use the secret key and read the ledger; may be repeated',
  },
  'api-only': { type: 'boolean', says: 'the sandbox without the site' },
  ...hostedSpecs,
  help: { type: 'boolean', says: 'show this text' },
};

/** Variables of the environment that options are taken from. */
export const optionVariables = [...Object.values(specs).flatMap(({ env = [] }) => env), tokensVariable];

const namesWithout = (...left) => Object.keys(specs).filter((name) => !left.includes(name));
const namesOf = {
  start: namesWithout('api-only', ...Object.keys(hostedSpecs)),
  sandbox: namesWithout('api-only', 'site-port'),
  serve: namesWithout(),
};
const commands = {
  start: 'npm start --',
  sandbox: 'npm run sandbox --',
  serve: 'npx connector-standards serve',
};

/**
 * What a person types before the options.
 * @param {'start' | 'sandbox' | 'serve'} program
 */
export const commandOf = (program) => commands[program];

/** @param {'start' | 'sandbox' | 'serve'} program */
export function usageOf(program) {
  const lines = namesOf[program].map((name) => {
    const { value = '', usual, says } = specs[name];
    return `  ${`--${name} ${value}`.padEnd(26)}${says}${usual ? ` (${usual})` : ''}`;
  });
  return `Usage: ${commands[program]} [options]\n\n${lines.join('\n')}`;
}

function hostName(name, text) {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  const isName = /^[^\s/?#@\\*:]+$/.test(bare) && URL.canParse(`http://${bare}`);
  if (isIPv6(bare) || isName) return bare;
  throw new UsageError(
    `${name} takes one name or address without scheme and port, such as dev.example, not "${text}".`,
  );
}

function origin(name, text) {
  const bare = text.replace(/\/$/, '');
  if (/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@\\*]+$/i.test(bare) && URL.canParse(bare)) return bare.toLowerCase();
  const hint = text === '*' ? ' Name each page: a star would let any page in the world read the ledger.' : '';
  throw new UsageError(`${name} takes the origin of a web page, such as https://shop.example, not "${text}".${hint}`);
}

function publicUrl(name, text) {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password)
    return url.href.replace(/\/+$/, '');
  throw new UsageError(`${name} takes an address such as https://sandbox.example, not "${text}".`);
}

function dataFile(name, text) {
  if (/^(:memory:|file:)/.test(text))
    throw new UsageError(
      `${name} takes a path, not an SQLite name such as "${text}": the sandbox keeps its data in a file.`,
    );
  if (text.trim() !== '' && !text.includes('\0')) return text;
  throw new UsageError(`${name} takes a file, or a folder to keep one in.`);
}

/** The message says nothing of the address, which holds a password. */
function databaseUrl(name, text) {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(
    `${name} takes the address of a PostgreSQL database, such as postgres://user:password@host:5432/database.`,
  );
}

/** The database, where one is named: on the command line, or in the environment where the command line names no file. */
function databaseOf(values, given) {
  const [name, url] = given('database-url');
  if (url === undefined || (values['database-url'] === undefined && values.data !== undefined)) return undefined;
  if (values.data !== undefined)
    throw new UsageError('--data and --database-url exclude each other: the data is in a file or in a database.');
  return databaseUrl(name, url);
}

/**
 * Where the built site will stand: `SITE_URL` and `SITE_BASE_URL`. The pages of a site that stands elsewhere may use the
 * sandbox of this computer when the origin is known here.
 * @throws {UsageError}
 */
export function siteAddress(env = process.env) {
  const { SITE_URL: url = '', SITE_BASE_URL: base = '' } = env;
  if (url && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    throw new UsageError(
      `SITE_URL takes the address where the site stands, such as https://standards.example, not "${url}".`,
    );
  if (base && !/^\/([\w~-][\w.~-]*\/)*$/.test(base))
    throw new UsageError(`SITE_BASE_URL takes a path with a slash at both ends, such as /standards/, not "${base}".`);
  return { origins: url ? [new URL(url).origin] : [], baseUrl: base || '/' };
}

function parse(program, args) {
  const options = Object.fromEntries(
    namesOf[program].map((name) => [name, { type: specs[name].type, multiple: specs[name].multiple ?? false }]),
  );
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Node adds advice on positional arguments, of which there are none here.
    throw new UsageError(error.message.split(/\. (?=To specify)|\.?$/)[0].concat('.'));
  }
}

/**
 * Reads the options of a program.
 * @param {'start' | 'sandbox' | 'serve'} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, folder?: string }} surroundings `folder` keeps the data unless told otherwise
 * @throws {UsageError} for an option that does not exist or has a value that cannot be used
 */
export function readOptions(program, args, { env = process.env, folder = process.cwd() } = {}) {
  const values = parse(program, [...args]);
  if (values.help) return 'help';
  /** What was given on the command line or in the environment, and which of them to name in a message. */
  const given = (name) => {
    if (values[name] !== undefined) return [`--${name}`, values[name]];
    const variable = specs[name].env;
    const isFlag = specs[name].type === 'boolean';
    return variable && env[variable] ? [variable, env[variable]] : [`--${name}`, isFlag ? false : specs[name].usual];
  };
  /** Of an option that may be repeated; the environment has them apart by commas. */
  const all = (name) => {
    const [from, value] = given(name);
    if (value === undefined) return [];
    return (Array.isArray(value) ? value : value.split(',').filter(Boolean)).map((text) => [from, text.trim()]);
  };
  const site = siteAddress(env);
  const [dataName, dataPath] = given('data');
  const options = {
    port: wholeNumber(...given('port'), largestPort),
    dataPath: dataPath === specs.data.usual ? path.join(folder, specs.data.usual) : dataFile(dataName, dataPath),
    databaseUrl: databaseOf(values, given),
    databaseConnections: positive(...given('database-connections'), mostConnections),
    publicUrl: publicUrl(...given('public-url')),
    rateLimit: wholeNumber(...given('rate-limit'), largestRate),
    keptExchanges: positive(...given('keep-ledger'), largestLedger),
    keysFile: given('keys')[1],
    ratesFile: given('rates')[1],
    host: given('host')[1] === specs.host.usual ? undefined : hostName(...given('host')),
    allowedHosts: all('allow-host').map(([from, name]) => hostName(from, name)),
    allowedOrigins: [...all('allow-origin').map(([from, text]) => origin(from, text)), ...site.origins],
  };
  const hosted = program === 'start' ? undefined : readHosted(given, all, { env, options });
  if (hosted) Object.assign(options, { hosted });
  if (program === 'sandbox') return options;
  const sitePort = wholeNumber(...given('site-port'), largestPort);
  const apiOnly = values['api-only'] === true;
  if (sitePort === options.port && sitePort !== 0 && !apiOnly)
    throw new UsageError(
      `Site and sandbox cannot share port ${sitePort}. Choose another one with --site-port or --port.`,
    );
  const withSite = { ...options, sitePort, baseUrl: site.baseUrl };
  return program === 'serve' ? { ...withSite, apiOnly } : withSite;
}
