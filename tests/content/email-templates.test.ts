import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReference } from '../../src/catalog/load/reference';

const root = process.cwd();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/concepts/email-templates.mdx');
const types = (readReference(root).tables.find(({ name }) => name === 'event-types')?.rows ?? []).map(({ type }) =>
  String(type),
);

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  additionalProperties?: boolean | Schema;
}
const schemas = (
  JSON.parse(read('src/generated/contract/document.json')) as { components: { schemas: Record<string, Schema> } }
).components.schemas;

const plain = (names: string): Schema => ({
  properties: Object.fromEntries(names.split(' ').map((name) => [name, {}])),
});
/** Resources of events that the contract does not describe: the attributes that the provider's pages name. */
const card = plain('brand lastFourDigits expirationMonth expirationYear');
const subscription: Schema = {
  properties: {
    ...plain('id planId state nextInvoiceDate currentPeriodEndDate').properties,
    items: { items: plain('skuId price quantity') },
    stateTransitions: plain('activated activatedFree cancelled failed'),
  },
};
const invoice: Schema = {
  properties: {
    ...plain('description orderId totalAmount totalTax currency attemptCount').properties,
    items: { items: { properties: { ...plain('amount quantity').properties, productDetails: plain('name') } } },
    payment: { properties: { sources: { items: { properties: { creditCard: card } } } } },
  },
};
const billed: Schema = { properties: { subscription, invoice } };

function objectOf(type: string): Schema {
  if (/^order\.(invoice|credit_memo)\.created$/.test(type))
    return plain('id fileId orderId customerId purpose invoiceURL');
  if (/^subscription\.(reminder|extended|payment_failed)$/.test(type)) return billed;
  if (type.startsWith('subscription.')) return subscription;
  const name = { order: 'Order', refund: 'Refund', fulfillment: 'FulfillmentWithOrder' }[type.split('.')[0] ?? ''];
  return { $ref: `#/schemas/${name}` };
}

/** Whether a path such as `items[].productDetails.name` leads anywhere in a schema. */
function has(schema: Schema | undefined, path: readonly string[]): boolean {
  if (schema === undefined) return false;
  if (schema.$ref !== undefined) return has(schemas[schema.$ref.split('/').at(-1) ?? ''], path);
  const [name = '', ...rest] = path;
  if (name === '') return true;
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (parts.some((part) => has(part, path))) return true;
  if (name === '[]') return has(schema.items, rest);
  if (schema.properties?.[name] !== undefined) return has(schema.properties[name], rest);
  return schema.additionalProperties === true;
}

interface Template {
  title: string;
  triggers: string[];
  blanks: string[];
}

/** Each section that has a text to copy, with the events that it names and the blanks of the text. */
const templates: Template[] = page
  .split(/^## /m)
  .slice(1)
  .filter((part) => part.includes('```text'))
  .map((part) => {
    const text = [...part.matchAll(/```text\n([\s\S]*?)```/g)].map(([, body = '']) => body).join('\n');
    const before = part.slice(0, part.indexOf('```text'));
    return {
      title: part.split(' {#')[0] ?? '',
      triggers: [...before.matchAll(/`([a-z_]+(?:\.[a-z_]+)+)`/g)].flatMap(([, type = '']) =>
        types.includes(type) ? [type] : [],
      ),
      blanks: [...text.matchAll(/\{([^}]+)\}/g)].map(([, blank = '']) => blank),
    };
  });

describe('the email templates', () => {
  it('are there for every message that a buyer must get', () => {
    const wanted = [
      ...['Order confirmation', 'Order held or blocked', 'Payment instructions', 'Invoice or credit memo ready'],
      ...['Shipped', 'Cancelled', 'Not cancelled', 'Delayed', 'Refunded', 'Bank details needed for a refund'],
      ...['Return instructions', 'Trial ends soon', 'Renewal reminder', 'Renewed', 'Billing failed'],
      ...[
        'Saved method cannot be charged',
        'Payment method expires',
        'Terms changed',
        'Termination confirmed',
        'Withdrawal received',
        'Subscription ended or cancelled',
      ],
    ];
    expect(templates.map(({ title }) => title).sort()).toEqual(wanted.sort());
  });

  it.each(templates)('$title: each blank is a field of its event, or says that it is yours', ({ triggers, blanks }) => {
    const fields = blanks.filter((blank) => !blank.startsWith('your '));
    expect(blanks.length).toBeGreaterThan(0);
    const unknown = fields.filter(
      (blank) => !triggers.some((type) => has(objectOf(type), blank.replaceAll('[]', '.[]').split('.'))),
    );
    expect(unknown, `events: ${triggers.join(', ') || 'none'}`).toEqual([]);
  });

  it('notices a field that the event does not have', () => {
    expect(has(objectOf('order.accepted'), ['items', '[]', 'productDetails', 'name'])).toBe(true);
    expect(has(objectOf('order.accepted'), ['items', '[]', 'productDetails', 'nickname'])).toBe(false);
    expect(has(objectOf('refund.pending_information'), ['sellingEntity', 'name'])).toBe(false);
  });
});
