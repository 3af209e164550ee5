/** The platform's own records, as a database would hold them. */
import type { Order } from '../../../src/generated/contract/types';
import type { Sale } from './sale';

/** Where an order of the platform stands. */
export type Status = 'placed' | 'waiting' | 'ready' | 'shipped' | 'complete' | 'cancelled' | 'blocked' | 'disputed';

export interface BookedOrder {
  readonly sale: Sale;
  /** As it was read last: its id, and the ids of its lines. */
  order: Order;
  status: Status;
  /** Of the charge. */
  paymentStatus: string;
  fraudStatus: string;
  /** Units of each line that were shipped or cancelled. */
  readonly done: Map<string, number>;
  refunded: number;
  /** The bank took money back. */
  isChargedBack: boolean;
}

export interface Subscription {
  readonly id: string;
  readonly sale: Sale;
  readonly agreement: string;
  readonly customerId: string;
  sourceId: string;
  /** Renewals so far. */
  terms: number;
}

export interface Book {
  /** By the platform's number. */
  readonly orders: Map<string, BookedOrder>;
  /** Platform customers that are known to the provider. */
  readonly customers: Set<string>;
  /** Products as they were pushed last, by id. */
  readonly pushed: Map<string, object>;
  readonly groups: Map<string, string>;
  readonly subscriptions: Map<string, Subscription>;
  /** Ids of events that were worked on. */
  readonly handledEvents: Set<string>;
  /** The selling entity of the last sale of goods or of downloads to a country. */
  readonly entities: Map<string, string>;
  /** Addresses of documents, by the id of their file. */
  readonly documents: Map<string, string>;
  /** The ids of saved tax numbers, by number. */
  readonly taxNumbers: Map<string, string>;
}

export const newBook = (): Book => ({
  orders: new Map(),
  customers: new Set(),
  pushed: new Map(),
  groups: new Map(),
  subscriptions: new Map(),
  handledEvents: new Set(),
  entities: new Map(),
  documents: new Map(),
  taxNumbers: new Map(),
});

/** The platform's order with this id at the provider. */
export function findOrder(book: Book, orderId: string): BookedOrder | undefined {
  return [...book.orders.values()].find(({ order }) => order.id === orderId);
}
