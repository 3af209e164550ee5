/** What is killed while it works: a server on a data file, one of two servers on a database, or that database. */
import { setTimeout as pause } from 'node:timers/promises';
import { newDatabase, startPostgres, type TestPostgres } from '../../scripts/steps/postgres.mjs';
import { newDataFile, Program } from '../conformance/program';

export const onFile = 'the server on a data file';
export const what = [onFile, 'one of two servers on PostgreSQL', 'PostgreSQL itself'] as const;
export type What = (typeof what)[number];

export interface Stand {
  /** Where the servers that live answer. */
  urls(): readonly string[];
  /** As `kill -9`. */
  kill(): Promise<void>;
  /** Starts again what was killed. */
  mend(): Promise<void>;
  /** Whether others go on in between. */
  readonly goesOn: boolean;
  close(): Promise<void>;
}

/** Programs with the same arguments, each in its place. */
class Servers {
  private readonly living = new Map<number, { readonly program: Program; readonly url: string }>();

  constructor(private readonly args: readonly string[]) {}

  async start(place: number): Promise<void> {
    const program = new Program('--port', '0', '--rate-limit', '0', ...this.args);
    const { api } = await program.client();
    this.living.set(place, { program, url: api.baseUrl });
  }

  urls(): string[] {
    return [...this.living.values()].map(({ url }) => url);
  }

  async kill(place: number): Promise<void> {
    const server = this.living.get(place);
    this.living.delete(place);
    await server?.program.stop('SIGKILL');
  }

  async close(): Promise<void> {
    await Promise.all([...this.living.keys()].map((place) => this.kill(place)));
  }
}

async function onDataFile(): Promise<Stand> {
  const servers = new Servers(['--data', newDataFile()]);
  await servers.start(0);
  return {
    goesOn: false,
    urls: () => servers.urls(),
    kill: () => servers.kill(0),
    mend: () => servers.start(0),
    close: () => servers.close(),
  };
}

const twoOn = async (url: string): Promise<Servers> => {
  const servers = new Servers(['--database-url', url]);
  await Promise.all([servers.start(0), servers.start(1)]);
  return servers;
};

async function oneOfTwo({ url }: TestPostgres): Promise<Stand> {
  const servers = await twoOn(await newDatabase(url));
  let place = 0;
  return {
    goesOn: true,
    urls: () => servers.urls(),
    kill: () => servers.kill(place),
    async mend() {
      await servers.start(place);
      place = 1 - place;
    },
    close: () => servers.close(),
  };
}

/** What is left of the server that was killed has to end before another can start on its data. */
async function startAgain(cluster: NonNullable<TestPostgres['cluster']>): Promise<void> {
  for (const until = Date.now() + 30_000; ; await pause(100)) {
    const found = await cluster.start().then(
      () => undefined,
      (error: Error) => error,
    );
    if (!found) return;
    if (Date.now() > until) throw found;
  }
}

async function theDatabase({ url, cluster }: TestPostgres): Promise<Stand> {
  if (!cluster) throw new Error('A database that others use is not to be killed.');
  const servers = await twoOn(await newDatabase(url));
  return {
    goesOn: false,
    urls: () => servers.urls(),
    kill: () => cluster.kill(),
    mend: () => startAgain(cluster),
    close: () => servers.close(),
  };
}

const stands: Readonly<Record<Exclude<What, typeof onFile>, (postgres: TestPostgres) => Promise<Stand>>> = {
  'one of two servers on PostgreSQL': oneOfTwo,
  'PostgreSQL itself': theDatabase,
};

/** @param postgres to be killed; what is kept in a file needs none */
export async function openStand(kind: What, postgres: TestPostgres | undefined): Promise<Stand> {
  if (kind === onFile) return onDataFile();
  if (!postgres) throw new Error('There is no PostgreSQL to kill.');
  return stands[kind](postgres);
}

/** @returns undefined where none can be had; why was said */
export const ownPostgres = () => startPostgres({ own: true });
