/** One store that the connector runs: what its administrator typed in, what it remembers, and how it behaves. */
import type { Address } from '../../../src/generated/contract/types';
import type { Wire } from './api';
import type { Behaviours } from './behaviours';
import { type Book, newBook } from './book';

/** What the administrator of a store types into the back office. */
export interface Settings {
  readonly store: string;
  readonly secretKey: string;
  readonly publicKey: string;
  /** The one place that goods leave from unless a product says otherwise. */
  readonly shipFrom: Address;
  /** Where events are posted to. */
  readonly eventAddress: string;
  /** The token with which events are signed. */
  readonly eventToken: string;
}

export interface Shop {
  readonly settings: Settings;
  readonly wire: Wire;
  readonly book: Book;
  readonly does: Behaviours;
  /** Each refusal, for the store's log. */
  readonly log: string[];
}

export function openShop(settings: Settings, wire: Wire, does: Behaviours): Shop {
  return { settings, wire, does, book: newBook(), log: [] };
}
