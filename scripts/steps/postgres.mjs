// A PostgreSQL for tests and measurements: one that an address in the environment names, or a cluster of its own that is
// thrown away. Debian's is used, or installed where that is possible. What is here is told in postgres.d.mts.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Guard } from './guard.mjs';
import { runQuietly, say } from './say.mjs';

export const addressVariable = 'TEST_DATABASE_URL';
const debiansFolder = '/usr/lib/postgresql';
const startMs = 60_000;

/**
 * Nothing that a commit promises is given up: what is written stays when any process is killed. Forced writes to the disk, of
 * which the tests know nothing, are off unless they are asked for.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  autovacuum_naptime: '5s',
  fsync: 'off',
};

/** The folder of the newest PostgreSQL's programs. */
function findPrograms() {
  const versions = existsSync(debiansFolder) ? readdirSync(debiansFolder) : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debiansFolder, version, 'bin'));
  const onPath = (process.env.PATH ?? '').split(':');
  return [...folders, ...onPath].find((folder) => folder && existsSync(join(folder, 'initdb')));
}

const isRoot = () => process.getuid?.() === 0;

async function install() {
  if (!existsSync('/etc/debian_version') || !isRoot()) return;
  await runQuietly('Refreshing the package lists', 'apt-get', ['update', '-qq'], { allowFailure: true });
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'];
  await runQuietly("Installing Debian's PostgreSQL", 'apt-get', args, {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    allowFailure: true,
  });
}

/** PostgreSQL refuses to run as root; Debian's package has a user for it. */
function owner() {
  if (!isRoot()) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves to the exit code and all that the program said. */
function run(program, args, user) {
  const child = spawn(program, args, { ...user, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** A server process on the cluster's folder. */
class Cluster {
  constructor(programs, user, folder, password, port, own) {
    Object.assign(this, { programs, user, folder, password, port, own, guard: new Guard(folder) });
  }

  get url() {
    return `postgres://sandbox:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  get pid() {
    return this.server?.pid;
  }

  async initialise() {
    const passwordFile = join(this.folder, 'password');
    writeFileSync(passwordFile, this.password);
    if (this.user.uid !== undefined) chownSync(passwordFile, this.user.uid, this.user.gid);
    const args = ['-D', this.data, '-U', 'sandbox', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'];
    const made = await run(
      join(this.programs, 'initdb'),
      [...args, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      this.user,
    );
    if (made.code !== 0) throw new Error(`initdb ended with ${made.code}: ${made.said}`);
  }

  get data() {
    return join(this.folder, 'data');
  }

  async start() {
    const all = { ...settings, ...this.own, port: this.port };
    const args = ['-D', this.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    let said = '';
    this.server = spawn(join(this.programs, 'postgres'), args, {
      ...this.user,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: this.folder,
    });
    this.guard.of(this.pid);
    this.server.stderr.on('data', (data) => (said = `${said}${data}`.slice(-4000)));
    this.ended = new Promise((resolve) => this.server.once('exit', resolve).once('error', resolve));
    for (const end = Date.now() + startMs; Date.now() < end; ) {
      if (this.server.exitCode !== null || this.server.signalCode !== null) break;
      // PostgreSQL writes here when it takes connections, and not before.
      const state = existsSync(join(this.data, 'postmaster.pid'))
        ? readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')
        : [];
      if (Number(state[0]) === this.pid && state[7]?.trim() === 'ready') return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`PostgreSQL did not start: ${said}`);
  }

  async kill() {
    this.server.kill('SIGKILL');
    await this.ended;
    this.guard.ofNone();
  }

  async stop() {
    // At once, without waiting for those who are connected.
    if (this.server) this.server.kill('SIGINT');
    await this.ended;
    this.guard.ofNone();
    await this.guard.end();
  }
}

/** Root's own temporary folder may be closed to the server's user. */
const place = () => (isRoot() ? '/tmp' : tmpdir());

async function openCluster(programs, user, { port, settings: own = {} }) {
  const folder = mkdtempSync(join(place(), 'sandbox-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(12).toString('hex');
  const cluster = new Cluster(programs, user, folder, password, port ?? (await freePort()), own);
  try {
    await cluster.initialise();
    await cluster.start();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    url: cluster.url,
    stop: () => cluster.stop(),
    cluster: {
      folder,
      get pid() {
        return cluster.pid;
      },
      kill: () => cluster.kill(),
      start: () => cluster.start(),
    },
  };
}

export async function startPostgres({ own = false, ...options } = {}) {
  const named = process.env[addressVariable];
  if (named && !own) return { url: named, stop: async () => undefined };
  if (!findPrograms()) await install();
  const programs = findPrograms();
  const user = owner();
  if (!programs || !user) return undefined;
  try {
    return await openCluster(programs, user, options);
  } catch (error) {
    say(error.message);
    return undefined;
  }
}

export async function newDatabase(url) {
  const { default: pg } = await import('pg');
  const name = `sandbox_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
