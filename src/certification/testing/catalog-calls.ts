/** Products and shoppers of a connector. */
import type {
  Customer,
  CustomerRequest,
  CustomerTaxIdentifier,
  Sku,
  SkuRequest,
  FileObject as UploadedFile,
} from '../../generated/contract/types';
import { Calls } from './calls';

type Fields = Readonly<Record<string, unknown>>;

export class CatalogCalls extends Calls {
  /** @param fields `kind` of product: physical goods, unless `taxCode` says otherwise */
  sku(fields: Partial<SkuRequest> = {}): Promise<Sku> {
    const number = this.next();
    const body = {
      id: `sku-${number}`,
      name: `Product ${number}`,
      description: 'Made by a test.',
      eccn: 'EAR99',
      taxCode: '4512',
      countryOfOrigin: 'US',
      ...fields,
    };
    return this.ok('POST', '/skus', body);
  }

  download(fields: Partial<SkuRequest> = {}): Promise<Sku> {
    return this.sku({ taxCode: '55111513.120', ...fields });
  }

  customer(fields: Partial<CustomerRequest> = {}): Promise<Customer> {
    const number = this.next();
    return this.ok('POST', '/customers', {
      id: `customer-${number}`,
      email: `shopper${number}@example.com`,
      ...fields,
    });
  }

  taxIdentifier(fields: Fields = {}): Promise<CustomerTaxIdentifier> {
    return this.ok('POST', '/tax-identifiers', { type: 'uk', value: 'GB123456789', ...fields });
  }

  /** A PDF, as a tax certificate is. */
  file(fields: Fields = {}): Promise<UploadedFile> {
    const body = {
      fileName: 'certificate.pdf',
      purpose: 'tax_document_customer_upload',
      file: btoa('%PDF-1.4\n%%EOF'),
      ...fields,
    };
    return this.ok('POST', '/files', body);
  }
}
