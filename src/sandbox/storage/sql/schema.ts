import { type Generated, type Kysely, sql } from 'kysely';

/** The version of what is stored. A store of another version is set aside, see `sqlite.ts`. */
export const formatVersion = 1;

export interface Tables {
  records: {
    /** Grows with every new record: lists are ordered by it. */
    position: Generated<number>;
    account: string;
    kind: string;
    id: string;
    /** JSON: what a caller may see. */
    document: string;
    /** JSON: what only the engine may know. */
    hidden: string;
  };
  exchanges: {
    account: string;
    sequence: number;
    /** JSON of an `Exchange`. */
    body: string;
  };
}

/** Makes the tables. `position` is the only column whose type differs between SQLite and PostgreSQL. */
export async function createTables(database: Kysely<Tables>, positionType: 'integer' | 'bigserial'): Promise<void> {
  await database.schema
    .createTable('records')
    .addColumn('position', positionType, (column) =>
      positionType === 'integer' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('hidden', 'text', (column) => column.notNull())
    .addUniqueConstraint('records_identity', ['account', 'kind', 'id'])
    .execute();
  await database.schema.createIndex('records_order').on('records').columns(['account', 'kind', 'position']).execute();
  await database.schema
    .createTable('exchanges')
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('exchanges_key', ['account', 'sequence'])
    .execute();
}

/** Rows whose JSON cannot be read. They are moved here, so that one bad row does not stop the rest. */
export async function setAsideDamagedRows(database: Kysely<Tables>): Promise<number> {
  await sql`create table if not exists set_aside (account text, kind text, id text, document text, hidden text)`.execute(
    database,
  );
  const damaged = sql`not json_valid(document) or not json_valid(hidden)`;
  await sql`insert into set_aside select account, kind, id, document, hidden from records where ${damaged}`.execute(
    database,
  );
  await sql`insert into set_aside select account, 'exchange', sequence, body, '{}' from exchanges where not json_valid(body)`.execute(
    database,
  );
  const records = await sql`delete from records where ${damaged}`.execute(database);
  const exchanges = await sql`delete from exchanges where not json_valid(body)`.execute(database);
  return Number(records.numAffectedRows ?? 0) + Number(exchanges.numAffectedRows ?? 0);
}
