import type { Context } from '../domain';
import type { Reference } from '../domain/kernel/reference';
import { reference as usual } from '../reference-data';
import type { Account } from '../storage/account';
import { createIds } from './ids';
import { isLiveSide } from './sides';

/** What the outside world gives the rules: addresses that the sandbox puts into answers, and tables of its own. */
export interface Addresses {
  /** Where a shopper approves a payment or passes a challenge. */
  readonly redirectPage: (accountId: string, sourceId: string) => string;
  /** Where a shopper completes a checkout session. */
  readonly checkout: (accountId: string, what: 'checkout-pages' | 'checkout-links', id: string) => string;
  /** Where a shopper sends goods of an order back. */
  readonly returnsPortal: (accountId: string, orderId: string, token: string) => string;
  /** Where the bytes of a document are. */
  readonly file: (fileId: string) => string;
  /** Where anybody can open a file. */
  readonly fileLink: (accountId: string, linkId: string) => string;
  /** The tables of whoever runs the sandbox, in place of the usual ones. */
  readonly reference?: Reference | undefined;
}

/** The outside world of an account, as the rules of commerce see it. */
export function surroundings(
  now: string,
  accountId: string,
  { redirectPage, checkout, returnsPortal, file, fileLink, reference = usual }: Addresses,
): Omit<Context, 'newId'> {
  return {
    now,
    reference,
    liveMode: isLiveSide(accountId),
    redirectUrl: (sourceId) => redirectPage(accountId, sourceId),
    checkoutUrl: (what, id) => checkout(accountId, what, id),
    returnsPortalUrl: (orderId, token) => returnsPortal(accountId, orderId, token),
    fileUrl: file,
    fileLinkUrl: (linkId) => fileLink(accountId, linkId),
  };
}

/** The same for one piece of work, which makes its ids for the account. */
export function contextOf(now: string, account: Account, accountId: string, addresses: Addresses): Context {
  return { ...surroundings(now, accountId, addresses), newId: createIds(account) };
}
