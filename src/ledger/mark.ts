/** Stands where something was left out. */
export const redacted = '[redacted]';
