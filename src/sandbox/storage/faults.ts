/** What can be wrong with a disk or a browser's storage, as something a person can act on. */

export type FaultCause =
  /** There is no room left. */
  | 'full'
  /** Nothing may be written there. */
  | 'read-only'
  /** The disk, or what connects it, fails; or the data is no longer where it was. */
  | 'unreachable'
  /** What is stored cannot be read any more. */
  | 'damaged'
  /** Another tab runs a newer version of this site, and this one no longer understands its data. */
  | 'outdated';

/** Storage refused. Nothing of the work was stored; its message says why, and what to do. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';

  constructor(
    readonly why: FaultCause,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
