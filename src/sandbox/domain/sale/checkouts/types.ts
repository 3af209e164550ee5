import type {
  ChargeType,
  Contact,
  CustomerType,
  Fee,
  Metadata,
  ShipFrom,
  TaxIdentifier,
  WeightUnit,
} from '../../../../generated/contract/types';
import type { Payment } from '../payments/types';

export interface Discount {
  amountOff?: number;
  percentOff?: number;
}
export interface ItemDiscount extends Discount {
  quantity?: number;
}

export interface ProductDetails {
  id?: string;
  skuGroupId?: string;
  name?: string;
  description?: string;
  url?: string;
  countryOfOrigin?: string;
  image?: string;
  weight?: number;
  weightUnit?: WeightUnit;
  partNumber?: string;
  itemBreadcrumb?: string;
  partnerAccountId?: string;
  physical?: boolean;
}

export interface ShippingChoiceRequest {
  id?: string;
  amount?: number;
  description?: string;
  serviceLevel?: string;
  shippingTerms?: 'DDP' | 'DAP';
}

export interface PurchaseLocation {
  country: string;
  state?: string;
  postalCode?: string;
}

export interface SubscriptionInfo {
  freeTrial?: boolean;
  autoRenewal?: boolean;
  terms?: string;
  planId?: string;
  subscriptionId?: string;
  billingAgreementId?: string;
  startTime?: string;
  endTime?: string;
}

export interface TaxIdentifierRequest {
  id?: string;
  type?: string;
  value?: string;
}

export interface BillingOptimization {
  subscriptionId?: string;
  segmentId?: string;
  renewalAttemptNumber?: number;
  trackingId?: string;
}

export interface CheckoutItemRequest {
  skuId?: string;
  productDetails?: ProductDetails;
  subscriptionInfo?: SubscriptionInfo;
  price?: number;
  aggregatePrice?: number;
  quantity?: number | null;
  discount?: ItemDiscount;
  shipFrom?: ShipFrom;
  metadata?: Metadata;
}

/** What may be sent both on create and on update. */
export interface CheckoutChanges {
  customerId?: string;
  sourceId?: string;
  email?: string;
  locale?: string;
  language?: string;
  invoiceAttributeId?: string;
  browserIp?: string;
  applicationId?: string;
  taxIdentifiers?: TaxIdentifierRequest[];
  shipFrom?: ShipFrom;
  shipTo?: Contact;
  billTo?: Contact;
  organization?: { id?: string };
  billingOptimization?: BillingOptimization;
  shippingChoice?: ShippingChoiceRequest | null;
  shippingDiscount?: Discount;
  chargeType?: ChargeType;
  customerType?: CustomerType;
  purchaseLocation?: PurchaseLocation;
  disclosures?: Disclosures;
  upstreamId?: string | null;
  metadata?: Metadata;
}

interface Disclosure {
  type: string;
  entityName?: string;
  entityId?: string;
  localizedText?: string;
  url?: string;
}

/** The provider's models have both shapes. */
export type Disclosures = Disclosure[] | { disclosures?: Disclosure[] };

export interface CheckoutRequest extends CheckoutChanges {
  currency: string;
  items: CheckoutItemRequest[];
  discount?: Discount;
  taxInclusive?: boolean;
}

export interface CheckoutItemUpdate {
  id: string;
  subscriptionInfo?: SubscriptionInfo;
  shipFrom?: ShipFrom;
  metadata?: Metadata;
}

export interface UpdateCheckoutRequest extends CheckoutChanges {
  currency?: string;
  items?: CheckoutItemUpdate[];
}

export interface FeeDetail {
  id: string;
  type: Fee['type'];
  amount: number;
  perUnitAmount: number;
}

/** A line of a checkout or an order, all amounts computed. */
export interface PricedItem {
  id: string;
  skuId?: string;
  productDetails?: ProductDetails;
  subscriptionInfo?: SubscriptionInfo;
  quantity: number;
  /** Net of the item discount and, where prices include tax, of the tax. */
  amount: number;
  tax: { rate: number; amount: number };
  importerTax: { amount?: number };
  duties: { amount?: number };
  /** `details` only where there are fees. */
  fees: { details?: FeeDetail[]; amount: number; taxAmount: number };
  shipping?: { amount: number; taxAmount: number };
  discount?: ItemDiscount;
  shipFrom?: ShipFrom;
  sellerTaxIdentifier?: string;
  metadata?: Metadata;
}

export interface SellingEntity {
  id?: string;
  name?: string;
}

/** Fields that a checkout and the order made of it have in common. */
export interface PricedCart<Item extends PricedItem> {
  customerId?: string;
  currency: string;
  email?: string;
  locale: string;
  language?: string;
  invoiceAttributeId?: string;
  browserIp?: string;
  applicationId?: string;
  taxIdentifiers?: TaxIdentifier[];
  shipFrom?: ShipFrom;
  shipTo?: Contact;
  billTo?: Contact;
  organization?: { id?: string };
  billingOptimization?: BillingOptimization;
  subtotal: number;
  totalTax: number;
  totalImporterTax: number;
  /** Present only where import costs are collected with the order. */
  importerOfRecordTax?: true;
  totalFees: number;
  totalDuty: number;
  totalDiscount: number;
  totalShipping: number;
  totalAmount: number;
  discount?: Discount;
  shippingDiscount?: Discount;
  purchaseLocation?: PurchaseLocation;
  customerType: CustomerType;
  chargeType: ChargeType;
  sellingEntity: SellingEntity;
  items: Item[];
  shippingChoice?: ShippingChoiceRequest & { taxAmount?: number };
  payment: Payment;
  disclosures?: Disclosures;
  upstreamId?: string | null;
  metadata?: Metadata;
  liveMode: boolean;
}

export interface Checkout extends PricedCart<PricedItem> {
  id: string;
  createdTime: string;
  updatedTime: string;
}

/** What a line was asked to be, kept so that every change can be priced again from the start. */
export interface LineTerms {
  readonly itemId: string;
  readonly price?: number;
  readonly aggregatePrice?: number;
  readonly quantity: number;
  readonly discount?: ItemDiscount;
  readonly physical: boolean;
  readonly taxCode?: string;
  readonly hsCode?: string;
  readonly described: boolean;
  readonly weighed: boolean;
  readonly fees: readonly Fee[];
}

/** The parts of one line's price, in minor units, before they became JSON numbers. */
export interface LineParts {
  readonly product: number;
  readonly productTax: number;
  readonly shipping: number;
  readonly shippingTax: number;
  readonly fees: number;
  readonly feesTax: number;
  readonly duty: number;
  readonly importerTax: number;
}

export interface CheckoutHidden {
  readonly state: 'open' | 'spent';
  /** What it became. */
  readonly orderId?: string;
  readonly lines: readonly LineTerms[];
  /** Parts per item id; their sum over all lines is `totalAmount`. */
  readonly parts: Readonly<Record<string, LineParts>>;
  /** True once the caller named the bill-to; otherwise it follows the primary source's owner. */
  readonly billToGiven: boolean;
  /** Whether the prices that were sent contain tax; answers leave it out. Absent where an earlier version kept it in the document. */
  readonly taxInclusive?: boolean;
  /** The shipping amount as sent; the document shows it without tax. */
  readonly shippingAsked?: number;
}
