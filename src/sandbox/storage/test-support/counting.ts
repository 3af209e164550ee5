/** Counts the rows that stores read, by watching what the databases hand over. */
import Database from 'libsql';
import PromisedDatabase from 'libsql/promise';
import pg from 'pg';

type Method = (this: object, ...args: unknown[]) => object;

/** Replaces a method, and gives a way to put it back. */
function watch(prototype: object, name: string, around: (original: Method) => Method): () => void {
  const owner = prototype as Record<string, Method>;
  const original = owner[name] as Method;
  owner[name] = around(original);
  return () => {
    owner[name] = original;
  };
}

export interface Watched {
  /** Rows with their documents. */
  rows: number;
  /** Texts of the statements that were prepared. */
  statements: Set<string>;
  /** Texts of the statements that ran, in their order. */
  ran: string[];
  stop(): void;
}

/** Several in one text; what stands in quotes ends none. */
const statementsIn = (text: string) => text.match(/(?:'[^']*'|[^';])+/g) ?? [];

export function watchSqlite(): Watched {
  const statement = new Database(':memory:').prepare('select 1');
  const texts = new WeakMap<object, string>();
  const watched: Watched = { rows: 0, statements: new Set(), ran: [], stop: () => undefined };
  const stops = [
    watch(
      Object.getPrototypeOf(statement),
      'all',
      (original) =>
        function (...args) {
          watched.ran.push(texts.get(this) ?? '');
          const rows = original.apply(this, args) as Record<string, unknown>[];
          watched.rows += rows.filter((row) => 'document' in row || 'body' in row).length;
          return rows;
        },
    ),
    watch(
      Database.prototype,
      'prepare',
      (original) =>
        function (...args) {
          watched.statements.add(String(args[0]));
          const made = original.apply(this, args);
          texts.set(made, String(args[0]));
          return made;
        },
    ),
    watch(
      Object.getPrototypeOf(statement),
      'run',
      (original) =>
        function (...args) {
          watched.ran.push(texts.get(this) ?? '');
          return original.apply(this, args);
        },
    ),
    watch(
      PromisedDatabase.prototype,
      'exec',
      (original) =>
        function (...args) {
          watched.ran.push(...statementsIn(String(args[0])));
          return original.apply(this, args);
        },
    ),
  ];
  watched.stop = () => {
    for (const stop of stops) stop();
  };
  return watched;
}

interface Asked {
  readonly text: string;
  readonly values: unknown[];
}

interface WatchedPostgres extends Watched {
  /** How often something was sent while nothing was under way: what goes out together is waited for once. */
  trips: number;
}

/** @param asked takes what was asked with its parameters, besides */
export function watchPostgres(asked: Asked[] = []): WatchedPostgres {
  const watched: WatchedPostgres = { rows: 0, statements: new Set(), ran: [], trips: 0, stop: () => undefined };
  let underWay = 0;
  const settled = () => {
    underWay -= 1;
  };
  watched.stop = watch(
    pg.Client.prototype,
    'query',
    (original) =>
      function (...args) {
        const [first] = args as [string | Asked];
        const { text, values } = typeof first === 'string' ? { text: first, values: [] } : first;
        watched.ran.push(text);
        if (typeof first !== 'string') asked.push({ text, values });
        if (underWay === 0) watched.trips += 1;
        underWay += 1;
        const answer = original.apply(this, args) as Promise<{ rows?: object[] }>;
        return answer.finally(settled).then((result) => {
          watched.rows += (result.rows ?? []).filter((row) => 'document' in row || 'body' in row).length;
          return result;
        });
      },
  );
  return watched;
}

export function watchIndexedDb(): Watched {
  const watched: Watched = { rows: 0, statements: new Set(), ran: [], stop: () => undefined };
  const counting = (original: Method): Method =>
    function (...args) {
      const request = original.apply(this, args) as IDBRequest;
      request.addEventListener('success', () => {
        const { result } = request;
        watched.rows += Array.isArray(result) ? result.length : result === undefined ? 0 : 1;
      });
      return request;
    };
  const stops = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((prototype) =>
    ['get', 'getAll'].map((name) => watch(prototype, name, counting)),
  );
  watched.stop = () => {
    for (const stop of stops) stop();
  };
  return watched;
}
