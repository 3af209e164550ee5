/** What the exit code of a command means to a script. */
export const exitCodes = {
  /** Everything that was asked for holds. */
  ready: 0,
  notReady: 1,
  /** There was nothing to judge. */
  nothingObserved: 2,
  /** A file, an option or an address that cannot be used. */
  badInput: 3,
} as const;
