/** What a check comes to. */
export interface Outcome {
  readonly follows: boolean;
  /** For a person, in lines. */
  readonly text: readonly string[];
  /** The same for a program. */
  readonly data: object;
}
