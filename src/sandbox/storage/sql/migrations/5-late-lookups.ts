import { type Kysely, sql } from 'kysely';

/**
 * What records are found by is written late, for many records at once: the triggers note which records wait, and what their
 * rows in the table of lookups still say.
 */
export async function lateLookups(database: Kysely<unknown>): Promise<void> {
  await sql`create table late_lookups (
    position integer primary key not null,
    written text not null
  )`.execute(database);
  await sql`drop trigger records_added`.execute(database);
  await sql`drop trigger records_changed`.execute(database);
  await sql`create trigger records_added after insert on records when new.lookups <> '[]' begin
    insert into late_lookups values (new.position, '[]');
  end`.execute(database);
  // What comes first stays: "or ignore" would give way to what the statement outside says of conflicts.
  await sql`create trigger records_changed after update of lookups on records when old.lookups <> new.lookups begin
    insert into late_lookups select new.position, old.lookups
    where not exists (select 1 from late_lookups where position = new.position);
  end`.execute(database);
}
