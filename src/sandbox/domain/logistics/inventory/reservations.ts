import type { Reservation } from '../../../../generated/contract/types';
import { checkSkuId } from '../../catalog/skus/rules';
import { accept, refuse } from '../../kernel/decision';
import { createPlain } from '../../kernel/defaults';
import { later } from '../../kernel/due';
import { conflict } from '../../kernel/problems';
import { type Resource, resource } from '../../kernel/resource';
import { sample } from '../../kernel/samples';
import { addSeconds } from '../../kernel/time';
import { changeLevels, shortLines, stockOf, taken, unitsOf } from './stock';

declare module '../../kernel/due' {
  interface DueSteps {
    'reservation-ends': { readonly reservationId: string };
  }
}

const endOf = ({ createdTime, expiresInSeconds }: Reservation): string | null =>
  expiresInSeconds === undefined ? null : addSeconds(createdTime, expiresInSeconds);

/** Units held for a cart: all of them, or none. They come back when the hold is released, or when its time is over. */
export const reservation: Resource = resource('reservation', {
  name: 'Reservation',
  path: '/reservations',
  checkId: checkSkuId,
  stamps: ['createdTime', 'liveMode'],
  create: async (call) => {
    const { body, context } = call;
    const stock = await stockOf(body.items, call);
    const unknown = body.items.flatMap(({ inventoryItemId }, index) =>
      stock.items.has(inventoryItemId)
        ? []
        : [
            conflict(
              'invalid_parameter',
              `There is no inventory item '${inventoryItemId}'.`,
              `items[${index}].inventoryItemId`,
            ),
          ],
    );
    const errors = [...unknown, ...(unknown.length > 0 ? [] : shortLines(stock, body.items))];
    if (errors.length > 0) return refuse(errors);
    const made = await createPlain(reservation as never, call as never);
    const [held] = made.writes;
    if (!made.ok || !held) return made;
    const levels = await changeLevels(taken(unitsOf(body.items)), call);
    const { expiresInSeconds } = body;
    const end = expiresInSeconds
      ? [later('reservation-ends', { reservationId: held.id }, context, expiresInSeconds)]
      : [];
    return { ...made, writes: [...made.writes, ...levels, ...end] };
  },
  remove: async (call) =>
    accept(null, {
      writes: await changeLevels(unitsOf(call.record.document.items), call),
      deletes: [{ kind: 'reservation', id: call.record.id }],
    }),
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
