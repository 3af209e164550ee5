/** Parts of a report by which a reader knows where something stands, by the first name of a pointer. */
const parts: Readonly<Record<string, string>> = {
  tool: 'Tool',
  catalog: 'Catalog',
  createdTime: 'When it was made',
  connector: 'Connector',
  about: 'Assessment',
  profile: 'Passport',
  minimum: 'What counts',
  outcome: 'Outcome',
  counts: 'Counts',
  checklists: 'Checklists',
  scope: 'What was judged',
  ledger: 'Ledger',
  runs: 'Runs',
  items: 'Items',
  answers: 'Other answers',
  attempts: 'Attempts',
  salts: 'Salts',
  digest: 'Digest',
};

/** Where something stands that is about no item. @param pointer into the report (RFC 6901) */
export function placeInWords(pointer: string): string {
  const [, part = '', index] = pointer.split('/');
  if (part === 'signatures') return index === undefined ? 'Signatures' : `Signature ${Number(index) + 1}`;
  return parts[part] ?? 'The report';
}
