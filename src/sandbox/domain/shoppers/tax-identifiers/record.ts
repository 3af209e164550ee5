import type { CustomerTaxIdentifier } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type TaxIdentifierRecord = Kept<'tax_identifier', CustomerTaxIdentifier>;

declare module '../../kernel/records' {
  interface Records {
    tax_identifier: TaxIdentifierRecord;
  }
}
