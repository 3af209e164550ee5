/** The address of a database, as it is given and as it may be shown. */

/** What is wrong with an address, or with what it leads to; the message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

const example = 'postgres://user:password@host:5432/database';

/** @throws DatabaseError for what is no address of a PostgreSQL database; the message holds nothing of it */
export function checkedAddress(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && /^postgres(ql)?:$/.test(address.protocol)) return address;
  throw new DatabaseError(`The address of the database is none of PostgreSQL. It looks like ${example}.`);
}

/** The address without its password and parameters, which may hold one too. */
export function shownAddress(text: string): string {
  const { protocol, username, host, pathname } = checkedAddress(text);
  return `${protocol}//${username ? `${username}@` : ''}${host}${pathname}`;
}
