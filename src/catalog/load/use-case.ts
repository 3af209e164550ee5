import type * as z from 'zod';
import type { Json } from '../../guides/types';
import type { useCase } from '../schema/use-case';
import type { UseCase, UseCaseCall, UseCaseData } from '../types';
import { callsOf, expectedOf, type Shared, stepsOf } from './use-case-calls';

/** A case with its calls written out and the data that they play with read out of them. */
export function buildUseCase(source: z.output<typeof useCase>, group: string, shared: Shared): UseCase {
  const prepare = callsOf(source.prepare, shared);
  const steps = stepsOf(source, shared);
  const calls = [
    ...prepare,
    ...steps.flatMap((step) => [...(step.prepare ?? []), ...(step.request ? [step.request] : [])]),
  ];
  return { ...source, group, prepare, steps, expected: expectedOf(source, steps), data: dataOf(calls) };
}

type Fields = Record<string, Json>;

function fieldsOf(value: Json | undefined): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

function dataOf(calls: UseCaseCall[]): UseCaseData {
  const bodies = calls.map(({ body }) => fieldsOf(body));
  const cards = bodies.flatMap(({ creditCard }) => fieldsOf(creditCard).number ?? []);
  const carts = calls.filter(({ path }) => path === '/checkouts').map(({ body }) => cartOf(fieldsOf(body)));
  return { cards: [...new Set(cards.map(String))], carts: [...new Set(carts.filter((cart) => cart !== ''))] };
}

/** "2 × 10.00 and shipping 5.00 in USD, from US 55343 to US 55343, tax on top". */
function cartOf(body: Fields): string {
  const lines = Array.isArray(body.items) ? body.items.map((item) => lineOf(fieldsOf(item))) : [];
  const shipping = fieldsOf(body.shippingChoice).amount;
  const goods = [...lines, ...(shipping === undefined ? [] : [`shipping ${money(shipping)}`])].join(' and ');
  const route = [placeOf('from', body.shipFrom), placeOf('to', body.shipTo) || placeOf('billed to', body.billTo)];
  const tax = body.taxInclusive === true ? 'tax inside' : 'tax on top';
  return [`${goods} in ${body.currency ?? 'no currency'}`, route.filter(Boolean).join(' '), tax]
    .filter(Boolean)
    .join(', ');
}

function lineOf({ quantity, price, aggregatePrice }: Fields): string {
  return `${quantity ?? 1} × ${money(price ?? aggregatePrice ?? 0)}`;
}

function placeOf(word: string, contact: Json | undefined): string {
  const { country, state, postalCode } = fieldsOf(fieldsOf(contact).address);
  const place = [country, state, postalCode].filter(Boolean).join(' ');
  return place === '' ? '' : `${word} ${place}`;
}

function money(amount: Json): string {
  return typeof amount === 'number' ? amount.toFixed(2) : String(amount);
}
