/** Stands where something was left out. */
export const redacted = '[redacted]';

/** Whether something was left out of a value. */
export function isCut(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes(redacted);
}
