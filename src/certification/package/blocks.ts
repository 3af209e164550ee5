/** What a document to take away is made of, whatever the format. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] };

export interface TakeAway {
  /** File name without its ending. */
  name: string;
  title: string;
  blocks: readonly Block[];
}

export const title = (text: string): Block => ({ kind: 'heading', level: 1, text });
export const section = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const text = (value: string): Block => ({ kind: 'text', text: value });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });

/** A table that a person fills: rows that are shorter than the columns end in empty cells. */
export const form = (columns: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((row) => columns.map((_, index) => row[index] ?? '')),
});

/** A form of empty rows. */
export const blankForm = (columns: readonly string[], rows: number): Block =>
  form(
    columns,
    Array.from({ length: rows }, () => []),
  );
