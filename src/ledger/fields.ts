/** What the name of a field says about its value. */
import type { Place } from './card-data';

/** `securityCode`, `security_code` and `Security Code` are one name. */
function plainName(field: string): string {
  return field
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

const securityCode =
  /(cvv|cvc|cvn|cvd|cav)\d?(code|number|value|no)?$|securitycode$|verificationvalue$|card(verification|validation)(code|number|value|no)?$/;
/** Names of other things too, so that only three or four digits count. */
const perhapsSecurityCode =
  /^(card|creditcard|cc)?(csc|cid|verificationcode|verificationnumber)$|^(card|creditcard|cc)code$/;
/** Not of a SIM card. */
const cardNumber = /^(cc|pan|primaryaccount|(credit|debit|payment|bank|gift)?card)(number|num|no)$/;
const credential = /(secret|password|passwd|pwd|token|apikey|secretkey|privatekey|accesskey|authorization)$/;

/** Whether a field holds a secret, whatever it looks like. @param parent the field that holds the object, or an empty text */
export function isSecretField(field: string, parent: string, value: unknown): boolean {
  const name = plainName(field);
  if (securityCode.test(name) || cardNumber.test(name) || credential.test(name)) return true;
  if (name === 'number') return /card/i.test(parent);
  // India's tax number has this name too, in ten characters with five digits.
  if (name === 'pan') return String(value).replace(/\D/g, '').length > 10;
  return perhapsSecurityCode.test(name) && isCode(value);
}

function isCode(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isCode);
  return (typeof value === 'string' || typeof value === 'number') && /^\s*\d{3,4}\s*$/.test(String(value));
}

const productCode = /(gtin|ean|upc|isbn|itf|barcode|gs1)\d*$/;
const id =
  /(id|ids|sku|skus|phone|phonenumber|mobile|tel|fax|reference|imei|serial|cursor|startingafter|endingbefore|ref|number|no|code)$/;

/** How much a number of 13 or 14 digits counts in a field. */
export function placeOf(field: string): Place {
  const name = plainName(field);
  if (productCode.test(name)) return 'product-code';
  return id.test(name) ? 'id' : 'text';
}
