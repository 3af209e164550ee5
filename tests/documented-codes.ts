/** A code that stands in an answer against the table of error codes: there, with this status, and marked as simulated. */
import { errorCodes } from '../src/generated/reference/error-codes';

const rows = new Map<string, (typeof errorCodes)[number]>(errorCodes.map((row) => [row.code, row]));

/** What is wrong with a code of an answer, or nothing. Node's own refusals, such as a 431, may have any code of the table. */
export function undocumented(status: number, code: string): string | undefined {
  const row = rows.get(code);
  if (!row?.simulated) return `${code} is not a code of the table that the sandbox answers`;
  return row.status.includes(status) ? undefined : `${code} has the statuses ${row.status.join(', ')}, not ${status}`;
}
