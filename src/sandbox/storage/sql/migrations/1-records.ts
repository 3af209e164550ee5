import type { Kysely } from 'kysely';

/** Records as JSON documents, and the ledger. */
export async function records(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('records')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
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
