/** What a reader of a sample has to know who called the sandbox in the page. */
export function inPageNotes(baseUrl: string): string[] {
  return [
    `The sandbox in the page has no address. This calls the local server at ${baseUrl}, which npm start starts.`,
    'Ids that the sandbox in the page gave are not known there.',
  ];
}
