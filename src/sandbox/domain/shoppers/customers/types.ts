import type { Contact, CustomerType, Metadata } from '../../kernel/common-types';
import type { TaxIdentifier } from '../../sale/checkouts/types';
import type { SavedSource } from '../../sale/sources/types';

export interface TaxCertificate {
  companyName: string;
  taxAuthority: string;
  startDate: string;
  endDate: string;
  fileId: string;
}

interface CustomerFields {
  email?: string;
  shipping?: Contact;
  defaultSourceId?: string;
  type?: CustomerType;
  metadata?: Metadata;
  locale?: string;
  enabled?: boolean | null;
}

export interface CustomerRequest extends CustomerFields {
  id?: string;
  taxCertificate?: TaxCertificate;
}

export interface UpdateCustomerRequest extends CustomerFields {
  taxCertificate?: TaxCertificate;
  requestToBeForgotten?: boolean;
}

export interface Customer extends CustomerFields {
  id: string;
  createdTime: string;
  updatedTime: string;
  /** Absent while there are none; so are the two below. */
  sources?: SavedSource[];
  taxIdentifiers?: TaxIdentifier[];
  taxCertificates?: TaxCertificate[];
  type: CustomerType;
  requestToBeForgotten: boolean;
  enabled: boolean;
  liveMode: boolean;
}
