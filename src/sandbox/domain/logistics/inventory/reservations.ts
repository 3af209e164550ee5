import type { Reservation } from '../../../../generated/contract/types';
import { checkSkuId } from '../../catalog/skus/rules';
import { accept, type DomainError } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { asSent } from '../../kernel/money/amounts-in';
import { resource } from '../../kernel/resource';
import { sample } from '../../kernel/samples';
import { addSeconds } from '../../kernel/time';
import { changeLevels, shortLines, stockOf, taken, unitsOf, unknownItems } from './stock';

declare module '../../kernel/due' {
  interface DueSteps {
    'reservation-ends': { readonly reservationId: string };
  }
}

const endOf = ({ createdTime, expiresInSeconds }: Reservation): string | null =>
  expiresInSeconds === undefined ? null : addSeconds(createdTime, expiresInSeconds);

/** Units held for a cart: all of them, or none. They come back when the hold is released, or when its time is over. */
export const reservation = resource('reservation', {
  name: 'Reservation',
  path: '/reservations',
  checkId: checkSkuId,
  stamps: ['createdTime', 'liveMode'],
  check: async ({ items }, around) => {
    const stock = await stockOf(items, around);
    const unknown = unknownItems(stock, items).map((error): DomainError => ({ ...error, status: 409 }));
    return unknown.length > 0 ? unknown : shortLines(stock, items);
  },
  makes: async ({ id, document: { items, expiresInSeconds } }, around) => [
    ...(await changeLevels(taken(unitsOf(items)), around)),
    ...(expiresInSeconds ? [later('reservation-ends', { reservationId: id }, around.context, expiresInSeconds)] : []),
  ],
  remove: async (call) =>
    accept(null, {
      writes: await changeLevels(unitsOf(call.record.document.items), call),
      deletes: [{ kind: 'reservation', id: call.record.id }],
    }),
  reasons: async ({ document }) => [{ of: document, reasons: asSent(document.shippingChoice, 'shippingChoice') }],
  due: {
    'reservation-ends': async ({ reservationId, dueTime }, around) => {
      const held = await around.read.find('reservation', reservationId);
      // Another hold may have taken the id meanwhile; it has an end of its own.
      if (!held || endOf(held.document) !== dueTime) return accept(null);
      return accept(null, {
        writes: await changeLevels(unitsOf(held.document.items), around),
        deletes: [{ kind: 'reservation', id: held.id }],
      });
    },
  },
  samples: [
    sample('createReservations', {
      body: {
        id: 'sample-reservation',
        items: [{ inventoryItemId: 'sample-mug', quantity: 1 }],
        shipTo: { address: { country: 'US' } },
        shippingChoice: { currency: 'USD', amount: 5, serviceLevel: 'SG' },
        expiresInSeconds: null,
      },
    }),
  ],
});
