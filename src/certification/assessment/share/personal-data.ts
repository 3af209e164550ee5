import { redacted } from '../../../ledger/redact';

/** As people write them in a sentence; also encoded in an address. */
const mailAddress = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+(?:@|%40|＠)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

/** In the international form, ITU-T E.164: a plus sign and 8 to 15 digits, in groups or not. */
const phoneNumber = /(?<![\p{L}\p{N}])(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){7,14}(?!\d)/gu;

/** A text without email addresses and telephone numbers. Names of people stay: nobody can tell them from other words. */
export function withoutPersonalData(text: string): string {
  return text.replace(mailAddress, redacted).replace(phoneNumber, redacted);
}
