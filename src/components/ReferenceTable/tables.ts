/** A row of a table in `src/reference/`. */
export type Row = Record<string, unknown>;

/** A generated reference table. */
export interface ReferenceData {
  name: string;
  origin: string;
  note: string;
  rows: Row[];
}

/** One line of a cell that holds several fields. A flag shows its label when it is set, and nothing otherwise. */
export interface Part {
  field: string;
  label?: string;
  flag?: true;
}

/** A field, or several that share a cell so that the table fits beside the text of a page. */
export type ColumnView = string | { header: string; parts: Part[] };

export interface TableView {
  /** What the table holds, for its caption. */
  title: string;
  /** Field that tells one row from the next; null where rows have no name of their own and cannot be linked to. */
  key: string | null;
  /** Columns when the page names none. */
  columns: ColumnView[];
  /** Field whose values part the table into sections. */
  groupBy?: string;
}

/** How each table is shown unless a page says otherwise. A table without an entry shows all its fields. */
export const views: Record<string, TableView> = {
  'api-versions': { title: 'API versions', key: 'version', columns: ['version', 'status', 'changes'] },
  cards: { title: 'Test cards', key: 'number', columns: ['number', 'brand', 'expiry', 'securityCode', 'effect'] },
  countries: {
    title: 'Countries',
    key: 'code',
    columns: [
      'code',
      'name',
      'currency',
      {
        header: 'Notes',
        parts: [
          { field: 'eu', label: 'EU member', flag: true },
          { field: 'embargoed', label: 'Embargoed', flag: true },
          { field: 'note' },
        ],
      },
    ],
  },
  currencies: {
    title: 'Currencies',
    key: 'code',
    columns: [
      'code',
      'name',
      'decimals',
      {
        header: 'Notes',
        parts: [
          { field: 'retired', label: 'Retired', flag: true },
          { field: 'enabled', label: 'Enabled in the sandbox', flag: true },
          { field: 'note' },
        ],
      },
    ],
  },
  eccns: { title: 'Export control numbers', key: 'code', columns: ['code', 'category', 'kind'] },
  endpoints: {
    title: 'API calls',
    key: 'endpoint',
    columns: [
      'endpoint',
      {
        header: 'What it does',
        parts: [{ field: 'summary' }, { field: 'simulated', label: 'In the sandbox', flag: true }],
      },
      { header: 'Operation', parts: [{ field: 'operationId' }, { field: 'source', label: 'Seen in' }] },
    ],
    groupBy: 'resource',
  },
  'error-codes': {
    title: 'Error codes',
    key: 'code',
    columns: [
      'code',
      {
        header: 'Answer',
        parts: [
          { field: 'status' },
          { field: 'parameter', label: 'Parameter' },
          { field: 'decline', label: 'Decline' },
          { field: 'origins', label: 'Seen in' },
          { field: 'simulated', label: 'In the sandbox', flag: true },
        ],
      },
      { header: 'When, and what to do', parts: [{ field: 'when' }, { field: 'action', label: 'Do' }] },
    ],
    groupBy: 'group',
  },
  'error-types': { title: 'Error types', key: 'type', columns: ['type', 'status', 'meaning', 'action'] },
  'event-types': {
    title: 'Event types',
    key: 'type',
    columns: [
      'type',
      {
        header: 'Meaning',
        parts: [
          { field: 'meaning' },
          { field: 'object', label: 'data.object' },
          { field: 'aliases', label: 'Also written' },
        ],
      },
      {
        header: 'Notes',
        parts: [
          { field: 'core', label: 'Core', flag: true },
          { field: 'lowCode', label: 'Low-code checkouts only', flag: true },
          { field: 'simulated', label: 'In the sandbox', flag: true },
          { field: 'liveOnly', label: 'Production only', flag: true },
          { field: 'legacyOf', label: 'Older name of' },
          { field: 'unlisted', label: 'Not in the published list', flag: true },
        ],
      },
    ],
  },
  'landed-cost-rates': {
    title: 'Import rates of the sandbox',
    key: null,
    columns: ['shipFrom', 'shipTo', 'duty', 'importTax', 'basis'],
  },
  'last-name-triggers': { title: 'Last names', key: null, columns: ['method', 'lastName', 'effect'] },
  limits: {
    title: 'Limits',
    key: 'id',
    columns: [
      'subject',
      { header: 'At most', parts: [{ field: 'limit' }, { field: 'unit' }] },
      { header: 'Beyond it', parts: [{ field: 'status' }, { field: 'code' }] },
      'basis',
    ],
    groupBy: 'group',
  },
  locales: { title: 'Locales', key: 'code', columns: ['code', 'language', 'country', 'api', 'browser'] },
  'order-triggers': { title: 'Email tags', key: 'tag', columns: ['tag', 'effect'] },
  'price-conversions': {
    title: 'Price conversions of the sandbox',
    key: null,
    columns: ['currency', 'rate', 'step', 'ending', 'basis'],
  },
  'online-banking-banks': {
    title: 'Banks of online banking',
    key: null,
    columns: ['country', 'currency', 'bankCode', 'bankName'],
  },
  'payment-availability': {
    title: 'Payment methods of the sandbox',
    key: null,
    columns: ['type', 'countries', 'currencies', 'recurring', 'freeTrial', 'basis'],
  },
  'payment-methods': {
    title: 'Payment methods',
    key: 'id',
    columns: [
      'name',
      'type',
      { header: 'Flow', parts: [{ field: 'flow' }, { field: 'order', label: 'Order is made' }] },
      {
        header: 'Notes',
        parts: [
          { field: 'recurring', label: 'Can recur', flag: true },
          { field: 'withStoreCredit', label: 'With store credit', flag: true },
          { field: 'addendum', label: 'Contract addendum' },
          { field: 'testable', label: 'In test mode' },
          { field: 'note' },
        ],
      },
    ],
  },
  safelist: { title: 'Addresses that deliveries come from', key: 'address', columns: ['address', 'addresses'] },
  'supported-entities': { title: 'Supported selling entities', key: 'name', columns: ['name', 'id', 'note'] },
  'selling-entities': {
    title: 'Selling entities of the sandbox',
    key: null,
    columns: ['country', 'shipFrom', 'id', 'name', 'basis'],
  },
  'version-changes': {
    title: 'Changes by field',
    key: 'id',
    columns: [
      { header: 'Field', parts: [{ field: 'resource' }, { field: 'field' }, { field: 'was', label: 'Before' }] },
      { header: 'What changed', parts: [{ field: 'change' }] },
      { header: 'What to do', parts: [{ field: 'action' }] },
      'basis',
    ],
    groupBy: 'version',
  },
  'tax-codes': { title: 'Product tax codes', key: 'code', columns: ['code', 'physical', 'note'], groupBy: 'group' },
  'tax-rates': {
    title: 'Tax rates of the sandbox',
    key: null,
    columns: ['country', 'state', 'postalCode', 'taxCode', 'rate', 'basis'],
  },
  'tax-identifiers': {
    title: 'Tax identifiers',
    key: 'id',
    columns: ['type', 'countries', 'customerType', 'entity', 'required', 'testValues'],
  },
  'tax-identifier-formats': {
    title: 'Forms of tax identifiers',
    key: 'type',
    columns: ['type', 'example', 'pattern', 'basis'],
  },
  'us-tax-authorities': { title: 'US tax authorities', key: 'code', columns: ['code', 'name', 'kind'] },
};

const headers: Record<string, string> = {
  action: 'What to do',
  addendum: 'Contract addendum',
  addresses: 'Addresses',
  api: 'API',
  countries: 'Countries',
  customerType: 'Customer type',
  eu: 'EU member',
  legacyOf: 'Older name of',
  liveOnly: 'Production only',
  object: 'data.object holds',
  operationId: 'Operation',
  order: 'Order is made',
  origins: 'Seen in',
  recurring: 'Can recur',
  simulated: 'Sandbox sends it',
  testable: 'In test mode',
  testValues: 'Test values',
  when: 'When it comes',
  withStoreCredit: 'With store credit',
};

const codeFields = new Set([
  'address',
  'code',
  'countries',
  'currency',
  'endpoint',
  'entity',
  'hsCode',
  'id',
  'lastName',
  'legacyOf',
  'number',
  'operationId',
  'postalCode',
  'tag',
  'testValues',
  'type',
  'types',
  'version',
]);

const words: Record<string, string> = {
  '*': 'elsewhere',
  'submit-then-redirect': 'before the redirect',
  'redirect-then-submit': 'after the redirect',
  delayed: 'before the money comes',
  secondary: 'with another source',
  'not-stated': 'not stated',
  reference: 'Reference list',
  guide: 'Guide pages',
  connector: 'Connectors',
  browser: 'Browser library',
  'shipping-callout': 'Your own answer',
  sandbox: 'The sandbox alone',
};

/** "legacyOf" → "Older name of", "securityCode" → "Security code". */
export function headerOf(field: string): string {
  const spaced = field.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return headers[field] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function isCode(field: string): boolean {
  return codeFields.has(field);
}

/** The text of one value. Flags read as Yes and No, short words of the data as plain ones. */
export function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number' && value >= 10_000) return value.toLocaleString('en-US');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, part]) => `${headerOf(key).toLowerCase()} ${textOf(part)}`)
      .join(', ');
  }
  return words[String(value)] ?? String(value);
}

/** Whether a row fits a page's filter: each named field equals the value, or holds it. */
export function matches(row: Row, filter: Row): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    const value = row[field];
    return Array.isArray(value) ? value.includes(wanted) : value === wanted;
  });
}

/** Ids of rows. Error codes and event types go by their own name, as the site's search and index expect. */
export function anchorOf(table: string, key: string): string {
  const name = key.replaceAll(/[._]/g, '-');
  if (table === 'error-codes' || table === 'event-types') return name;
  return `${table}-${name.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
}
