/** The query of a call, read as the contract describes it. */

/** Bounds of a range filter; times are in milliseconds. */
export interface Range {
  eq?: number;
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

export type QueryValue = string | number | boolean | readonly string[] | Range;
export type Query = Readonly<Record<string, QueryValue | undefined>>;
