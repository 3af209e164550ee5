/** Customers with an account: their record, their tax papers, their saved cards, and their wish to be forgotten. */
import type { Customer, CustomerTaxIdentifier, FileObject, Source } from '../../../src/generated/contract/types';
import { browser, server } from './api';
import { contactOf, type Shopper, visitOf } from './sale';
import type { Shop } from './shop';

/** The platform's own number. */
export const customerIdOf = (_shop: Shop, { id }: Shopper): string => id;

/** Once for each account of the platform, whatever the shopper buys. */
export async function register(shop: Shop, shopper: Shopper): Promise<void> {
  if (shop.book.customers.has(shopper.id)) return;
  await server(shop, visitOf(shopper)).post<Customer>('/customers', {
    id: shopper.id,
    email: shopper.email,
    type: shopper.company ? 'business' : 'individual',
    locale: shopper.locale,
    shipping: contactOf(shopper),
  });
  shop.book.customers.add(shopper.id);
}

export interface Certificate {
  readonly companyName: string;
  /** Two letters of the state that issued it. */
  readonly taxAuthority: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** The scan first, then the facts with the id of the scan. */
export async function keepCertificate(shop: Shop, shopper: Shopper, scan: string, facts: Certificate): Promise<void> {
  const calls = server(shop, visitOf(shopper));
  const fileName = `exemption-${shopper.id}-${facts.taxAuthority}.png`;
  const upload = { file: scan, fileName, purpose: 'tax_document_customer_upload', title: 'Tax exemption' };
  const { id: fileId } = await calls.post<FileObject>('/files', upload);
  await calls.post<Customer>(`/customers/${shop.does.customerIdOf(shop, shopper)}`, {
    taxCertificate: { ...facts, fileId },
  });
}

/** Saved with the account, so that nobody types it twice. */
export async function keepTaxNumber(shop: Shop, shopper: Shopper, number: object & { value: string }): Promise<void> {
  const calls = server(shop, visitOf(shopper));
  const { id } = await calls.post<CustomerTaxIdentifier>('/tax-identifiers', number);
  shop.book.taxNumbers.set(number.value, id);
  await shop.does.attachTaxNumber(shop, shopper, id);
}

export async function attachTaxNumber(shop: Shop, shopper: Shopper, id: string): Promise<void> {
  await server(shop, visitOf(shopper)).post(
    `/customers/${shop.does.customerIdOf(shop, shopper)}/tax-identifiers/${id}`,
  );
}

/** In the account area, outside any purchase: the source belongs to no payment session. */
export async function addCard(shop: Shop, shopper: Shopper, card: object): Promise<Source> {
  const source = await browser(shop, visitOf(shopper)).post<Source>('/sources', card);
  return server(shop, visitOf(shopper)).post<Source>(
    `/customers/${shop.does.customerIdOf(shop, shopper)}/sources/${source.id}`,
  );
}

export async function removeCard(shop: Shop, shopper: Shopper, sourceId: string): Promise<void> {
  await server(shop, visitOf(shopper)).remove(
    `/customers/${shop.does.customerIdOf(shop, shopper)}/sources/${sourceId}`,
  );
}

export async function forget(shop: Shop, shopper: Shopper): Promise<void> {
  await server(shop, visitOf(shopper)).post(`/customers/${shop.does.customerIdOf(shop, shopper)}`, {
    requestToBeForgotten: true,
  });
}
