/** Wire shapes that several resources share. Amounts are JSON numbers in major units; times are ISO 8601 UTC. */

export type MetadataValue = string | number | boolean;
export type Metadata = Record<string, MetadataValue>;

export interface Address {
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  postalCode?: string | null;
  state?: string | null;
  country: string;
}

export interface AdditionalAddressInfo {
  neighborhood?: string | null;
  division?: string | null;
  phoneticName?: string | null;
}

/** A person with an address: ship-to and, with a required address, bill-to. */
export interface Contact {
  address?: Address;
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  organization?: string | null;
  additionalAddressInfo?: AdditionalAddressInfo;
}

export interface ShipFrom {
  address?: Address;
  additionalAddressInfo?: AdditionalAddressInfo;
}

export type CustomerType = 'business' | 'individual';
export type ChargeType = 'customer_initiated' | 'merchant_initiated' | 'moto';
