import type { Contact, ShippingLabel, ShippingLabelRequest } from '../../../../generated/contract/types';
import { asciiToBase64 } from '../../kernel/base64';
import type { AnswerTo, Call } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type DomainError, refuse } from '../../kernel/decision';
import { conflict, invalid, notFound } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import { sample, sampleOrderId, samplePerson, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import type { ShippingLabelRecord } from './record';

const FORMATS = ['PDF', 'PNG', 'JPG', 'GIF', 'ZPL'];

type Parcel = ShippingLabel['shipments'][number]['packages'][number];

/** Signs that begin a command in ZPL must not come from an address. */
const printable = (text: string | null = '') => (text ?? '').replace(/[\^~]/g, ' ').replace(/[^\x20-\x7e]/g, '?');

/** The label in ZPL, the language of label printers: text that can be read and printed. 4 by 6 inches at 203 dots an inch. */
function labelOf(order: OrderRecord, number: string): string {
  const { name, address }: Contact = order.document.shipTo ?? samplePerson;
  const place = [address?.postalCode, address?.city, address?.state, address?.country].filter(Boolean).join(' ');
  const lines = ['SANDBOX: DO NOT SHIP', name, address?.line1, address?.line2, place, `Order ${order.id}`];
  const fields = lines
    .filter(Boolean)
    .map((line, index) => `^FO40,${60 + index * 50}^A0N,36,36^FD${printable(line)}^FS`);
  return ['^XA', '^PW812', '^LL1218', ...fields, `^FO40,500^BY3^BCN,200,Y,N,N^FD${printable(number)}^FS`, '^XZ'].join(
    '\n',
  );
}

function unfit({ labelFormat, packages }: ShippingLabelRequest, order: OrderRecord): DomainError[] {
  const lines = new Set(order.document.items.map(({ id }) => id));
  const strangers = packages.flatMap(({ items }, parcel) =>
    items.flatMap(({ itemId }, item) =>
      itemId !== undefined && lines.has(itemId)
        ? []
        : [invalid(`packages[${parcel}].items[${item}].itemId`, 'Name a line of the order.')],
    ),
  );
  if (strangers.length > 0) return strangers;
  if (FORMATS.includes(labelFormat)) return [];
  return [conflict('invalid_parameter', `Send one of ${FORMATS.join(', ')}.`, 'labelFormat')];
}

const SHIPPABLE = ['accepted', 'fulfilled', 'complete'];

function parcelsOf({ packages }: ShippingLabelRequest, order: OrderRecord): Parcel[] {
  const productOf = (itemId: string) => order.document.items.find((line) => line.id === itemId)?.productDetails;
  return packages.map(({ items, ...measures }) => ({
    ...measures,
    items: items.map(({ itemId = '', quantity = 1 }) =>
      withoutUndefined({ itemId, quantity, productDetails: productOf(itemId) }),
    ),
  }));
}

/** The tracking number on a label of a shipment. */
export const numberOn = (shipmentId: string, index: number) => `${shipmentId}${index + 1}`;

async function create({ body, read, context }: Call<ShippingLabelRequest>): Promise<AnswerTo<'createShippingLabel'>> {
  const order = await read.find('order', body.orderId);
  if (!order) return notFound('Order', body.orderId);
  const errors = unfit(body, order);
  if (errors.length > 0) return refuse(errors);
  if (!SHIPPABLE.includes(order.document.state))
    return refuse(conflict('order_not_submitted', 'An order that was not accepted is not shipped.', 'orderId'));
  const id = context.newId('shipping_label');
  const shipmentId = context.newId('shipment');
  const packages = parcelsOf(body, order);
  const labels = packages.map((_parcel, index) => ({
    width: 4,
    height: 6,
    format: 'ZPL' as const,
    file: asciiToBase64(labelOf(order, numberOn(shipmentId, index))),
  }));
  const document: ShippingLabel = {
    id,
    orderId: order.id,
    shipments: [{ id: shipmentId, labels, packages }],
    returnTo: { ...samplePerson, ...order.document.shipFrom },
  };
  const made: ShippingLabelRecord = {
    kind: 'shipping_label',
    id,
    document,
    hidden: { createdTime: toSeconds(context.now) },
  };
  return accept(document, { writes: [made] });
}

/** Labels for parcels of international orders. */
export const shippingLabel = resource('shipping_label', {
  name: 'Shipping label',
  path: '/shipping-labels',
  create,
  samples: [
    sample('createShippingLabel', {
      body: {
        orderId: sampleOrderId,
        labelFormat: 'ZPL',
        packages: [{ weight: 5, weightUnit: 'lb', items: [{ itemId: '1000000030336', quantity: 1 }] }],
      },
      ids: { shipping_label: sampleUuid(23) },
    }),
  ],
});
