import { registry } from '../../../src/sandbox/domain';

const jsonOf = (schema: object) => ({ content: { 'application/json': { schema: { type: 'object', ...schema } } } });

/** An answer says more than the workflows read. */
const isOpen = { additionalProperties: true };

const refused = { description: 'The wish cannot be fulfilled.' };

const moveClock = {
  operationId: 'moveClock',
  summary: "Move the account's clock on",
  description: 'Carries out what falls due until then. The clock never goes back.',
  requestBody: {
    required: true,
    ...jsonOf({
      required: ['advanceBy'],
      properties: { advanceBy: { type: 'integer', minimum: 0, description: 'In seconds.' } },
    }),
  },
  responses: {
    200: {
      description: 'Where the clock stands now.',
      ...jsonOf({
        ...isOpen,
        required: ['time'],
        properties: { time: { type: 'string', format: 'date-time', description: 'The time of the account.' } },
      }),
    },
    400: refused,
  },
};

const text = { type: 'string' };

const actionsOf = (collection: string) => Object.keys(registry.byCollection.get(collection)?.controls ?? {});

const settling = (operationId: string, collection: string, noun: string, description: string) =>
  [`/_sandbox/${collection}/{id}/{action}`, { post: settlingOf(operationId, collection, noun, description) }] as const;

const settlingOf = (operationId: string, collection: string, noun: string, description: string) => ({
  operationId,
  summary: `Do what others do with ${noun}`,
  description,
  parameters: [
    { name: 'id', in: 'path', required: true, description: `Id of the ${collection.slice(0, -1)}.`, schema: text },
    {
      ...{ name: 'action', in: 'path', required: true, description: 'What is done.' },
      schema: { ...text, enum: actionsOf(collection) },
    },
  ],
  requestBody: { required: false, ...jsonOf({}) },
  responses: {
    200: {
      description: 'The object as it is now.',
      ...jsonOf({ ...isOpen, required: ['id'], properties: { id: text, state: text } }),
    },
    404: { description: 'There is no such object.' },
    400: refused,
    409: refused,
  },
});

/** Who acts on the objects of a collection, by the collection. */
const settlings = [
  settling(
    'settleSource',
    'sources',
    'a source',
    "Stands for the page of a payment method or of the card's bank, where a shopper approves or declines.",
  ),
  settling(
    'settleOrder',
    'orders',
    'an order',
    "Stands for a reviewer who looks at the order, the buyer's bank that disputes it, or a carrier that brings it back.",
  ),
  settling(
    'settleCharge',
    'charges',
    'a charge',
    'Stands for a payment method that answers a capture, or for a buyer who names a bank account for cancelled units.',
  ),
  settling(
    'settleRefund',
    'refunds',
    'a refund',
    'Stands for a buyer who names a bank account for the money, or does not.',
  ),
];

/** The sandbox's own calls that workflows make, as an OpenAPI document of their own: they are no part of the provider's API. */
export const sandboxCalls = {
  openapi: '3.1.0',
  info: {
    title: 'Calls of the sandbox itself',
    version: '1.0.0',
    description: "Calls beside the provider's API. They exist in the sandbox alone.",
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: 'http://localhost:4010', description: 'The sandbox on your computer.' }],
  security: [{ bearer: [] }],
  paths: {
    '/_sandbox/clock': { post: moveClock },
    ...Object.fromEntries(settlings),
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
};
