/** Objects that grow by calls on them stay small enough to be read and written at once, whoever keeps calling. */
import { type Context, type Refused, refuse } from './decision';
import { conflict } from './problems';

/** The refusal of one entry more than an object may keep, or undefined while there is room. */
export function full(
  entries: readonly unknown[],
  what: string,
  parameter: string,
  { reference }: Context,
): Refused | undefined {
  const { kept } = reference.growth;
  if (entries.length < kept) return undefined;
  return refuse(conflict('invalid_parameter', `There are ${kept} ${what} already, and no room for more.`, parameter));
}
