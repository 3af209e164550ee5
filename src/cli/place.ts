/** Where the parts of the product stand. */
export interface Place {
  /** The folder of the built site. */
  readonly site: string;
}
