/** Where the addresses lead that the sandbox puts into answers. */
import type { Reference } from '../domain/kernel/reference';
import type { Addresses } from '../engine/context';
import type { AccountKeys } from './auth';
import type { Directory } from './keys/directory';

export interface AddressOptions {
  /** Base of the sandbox's own addresses, without a slash at its end. */
  readonly baseUrl: string;
  readonly accounts: readonly AccountKeys[];
  readonly directory: Directory;
  readonly reference?: Reference | undefined;
  /** Where a page of the sandbox opens, where nobody answers under `baseUrl`. */
  readonly pageAt?: PageAt | undefined;
}

/** @param path of the page in the sandbox, with its query */
export type PageAt = (path: string) => string;

export function createAddresses({
  baseUrl,
  accounts,
  directory,
  pageAt = (path) => baseUrl + path,
  reference,
}: AddressOptions): Addresses {
  const isLocal = (side: string) => accounts.some(({ accountId }) => accountId === side);
  const ofAccount = (side: string) => (isLocal(side) ? '' : `?of=${encodeURIComponent(side)}`);
  return {
    reference,
    redirectPage: (accountId, sourceId) =>
      pageAt(`/payments/redirects/${sourceId}?apiKey=${directory.publicKeyOf(accountId)}`),
    checkout: (accountId, what, id) => pageAt(`/${what}/${id}${ofAccount(accountId)}`),
    returnsPortal: (accountId, orderId, token) => pageAt(`/returns-portal/${orderId}/${token}${ofAccount(accountId)}`),
    file: (fileId) => `${baseUrl}/files/${fileId}/content`,
    // Ids of links are counted by account, so the address of one of another account names it.
    fileLink: (accountId, linkId) => `${baseUrl}/links/${linkId}${ofAccount(accountId)}`,
  };
}
