/** What the name of a field says about its value. */
import type { Place } from './card-data';

/** The names of a contract's fields come again and again. */
export function remembered<Value>(learn: (field: string) => Value): (field: string) => Value {
  const known = new Map<string, Value>();
  return (field) => {
    const found = known.get(field);
    if (found !== undefined) return found;
    const value = learn(field);
    if (known.size < 500 && /^[A-Za-z]{1,40}$/.test(field)) known.set(field, value);
    return value;
  };
}

/** `securityCode`, `security_code` and `Security Code` are one name. */
function plainName(field: string): string {
  return field
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

const securityCode =
  /(cvv|cvc|cvn|cvd|cav)\d?(code|number|value|no)?s?$|securitycode$|verificationvalue$|card(verification|validation)(code|number|value|no)?$/;
/** Names of other things too, so that only three or four digits count. */
const perhapsSecurityCode =
  /^(payment|paymentmethod)?(card|creditcard|cc)?(csc|cid|cv2|cvcode|cvnumber|verificationcode|verificationnumber)$|^(card|creditcard|cc)code$/;
/** Not of a SIM card. */
const cardNumber = /^(cc|pan|primaryaccount|(credit|debit|payment|bank|gift)?card)(number|num|no)$/;
const credential = /(secret|password|passwd|pwd|token|apikey|secretkey|privatekey|accesskey|authorization)$/;

type Secrecy = 'card' | 'credential' | 'in-cards' | 'as-code' | 'as-digits' | 'never';

const secrecyOf = remembered((field): Secrecy => {
  const name = plainName(field);
  if (securityCode.test(name) || cardNumber.test(name)) return 'card';
  if (credential.test(name)) return 'credential';
  if (name === 'number') return 'in-cards';
  // India's tax number has this name too, in ten characters with five digits.
  if (name === 'pan') return 'as-digits';
  return perhapsSecurityCode.test(name) ? 'as-code' : 'never';
});

/** Whether a field can hold a secret by its name. Nearly none can. */
export function mayBeSecret(field: string): boolean {
  return secrecyOf(field) !== 'never';
}

/**
 * Whether a field holds a secret, whatever it looks like.
 * @param parent the field that holds the object, or an empty text
 * @param cardsOnly leaves keys, tokens and passwords out
 */
export function isSecretField(field: string, parent: string, value: unknown, cardsOnly: boolean): boolean {
  const secrecy = secrecyOf(field);
  if (secrecy === 'in-cards') return /card/i.test(parent);
  if (secrecy === 'as-digits') return String(value).replace(/\D/g, '').length > 10;
  if (secrecy === 'as-code') return isCode(value);
  return secrecy === 'card' || (secrecy === 'credential' && !cardsOnly);
}

function isCode(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isCode);
  return (typeof value === 'string' || typeof value === 'number') && /^\s*\d{3,4}\s*$/.test(String(value));
}

/** What an object calls itself, as in `{"name": "cvv", "value": "123"}`. */
export function labelOf(fields: Readonly<Record<string, unknown>>): string {
  const label = ['name', 'key', 'field', 'label', 'attribute'].map((name) => fields[name]).find(isText);
  return label ?? '';
}

const isText = (value: unknown): value is string => typeof value === 'string';

const productCode = /(gtin|ean|upc|isbn|itf|barcode|gs1)\d*$/;
/** Also of texts that name objects by their ids. */
const id =
  /(id|ids|sku|skus|path|message|parameter|phone|phonenumber|mobile|tel|fax|reference|imei|serial|cursor|startingafter|endingbefore|ref|number|no|code)$/;

/** How much a number of 13 or 14 digits counts in a field. */
export const placeOf = remembered((field): Place => {
  const name = plainName(field);
  if (productCode.test(name)) return 'product-code';
  return id.test(name) ? 'id' : 'text';
});
