/** What a shopper put into a cart, and what the checkout knows of it. */
import type { Address, SubscriptionInfo } from '../../../src/generated/contract/types';
import type { Trail } from './api';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly physical: boolean;
  readonly taxCode: string;
  readonly eccn: string;
  readonly hsCode?: string;
  readonly countryOfOrigin: string;
  /** The name of its SKU group; absent where a store keeps the export data on the SKU. */
  readonly group?: string;
  /** Grams. */
  readonly weight?: number;
  /** The place it leaves from, where that is not the store's default. */
  readonly warehouse?: Address;
  /** It is not pushed to the provider, but described on each line. */
  readonly describedInPlace?: true;
}

export interface Shopper {
  /** The platform's own number of the customer. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  /** Of the browser. */
  readonly ip: string;
  readonly address: Address;
  readonly locale: string;
  readonly currency: string;
  /** What the pages of the store show in the shopper's country. */
  readonly pricesIncludeTax: boolean;
  readonly company?: string;
  /** Brazil asks for it. */
  readonly neighborhood?: string;
}

export interface Line {
  readonly product: Product;
  /** Of one unit, in the shopper's currency. */
  readonly price: number;
  readonly quantity: number;
  readonly subscription?: SubscriptionInfo;
}

export interface Shipping {
  readonly amount: number;
  readonly description: string;
  readonly serviceLevel: string;
  readonly shippingTerms?: 'DDP' | 'DAP';
}

export interface Sale {
  /** The platform's number of the order. */
  readonly number: string;
  readonly session: string;
  readonly shopper: Shopper;
  readonly lines: readonly Line[];
  readonly shipping?: Shipping;
  /** The shopper has an account and is logged in. */
  readonly registered?: true;
  readonly taxNumber?: { readonly type: string; readonly value: string };
  /** Absent where a shopper is at a browser and buys no subscription. */
  readonly chargeType?: 'customer_initiated' | 'merchant_initiated' | 'moto';
  /** A saved source that is known before the checkout exists. */
  readonly sourceId?: string;
  readonly pricesIncludeTax?: boolean;
}

export const hasGoods = (sale: Sale) => sale.lines.some(({ product }) => product.physical);

export const isRenewal = (sale: Sale) => sale.chargeType === 'merchant_initiated';

export const trailOf = (sale: Sale): Trail => ({
  about: sale.number,
  session: sale.session,
  forwardedFor: isRenewal(sale) ? '_scheduler' : sale.shopper.ip,
});

/** The shopper in the account area, outside any purchase. */
export const visitOf = ({ id, ip }: Shopper): Trail => ({ about: id, session: `account-${id}`, forwardedFor: ip });

export const contactOf = (shopper: Shopper) => ({
  name: `${shopper.firstName} ${shopper.lastName}`,
  phone: shopper.phone,
  email: shopper.email,
  ...(shopper.company && { organization: shopper.company }),
  address: shopper.address,
  ...(shopper.neighborhood && { additionalAddressInfo: { neighborhood: shopper.neighborhood } }),
});
