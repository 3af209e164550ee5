/** Where the addresses lead that the sandbox puts into answers. */
import type { Reference } from '../domain/kernel/reference';
import type { Addresses } from '../engine/context';
import type { AccountKeys } from './auth';
import type { AddressSeal } from './hosted/options';
import type { Directory } from './keys/directory';

export interface AddressOptions {
  /** Base of the sandbox's own addresses, without a slash at its end. */
  readonly baseUrl: string;
  readonly accounts: readonly AccountKeys[];
  readonly directory: Directory;
  readonly reference?: Reference | undefined;
  /** Where a page of the sandbox opens, where nobody answers under `baseUrl`. */
  readonly pageAt?: PageAt | undefined;
  /** Where many share the sandbox; elsewhere an address names its account in plain words. */
  readonly seal?: AddressSeal | undefined;
}

/** @param path of the page in the sandbox, with its query */
export type PageAt = (path: string) => string;

export function createAddresses({
  baseUrl,
  accounts,
  directory,
  pageAt = (path) => baseUrl + path,
  reference,
  seal,
}: AddressOptions): Addresses {
  const isLocal = (side: string) => accounts.some(({ accountId }) => accountId === side);
  const named = (path: string, side: string) =>
    isLocal(side) ? path : `${path}?of=${encodeURIComponent(seal?.seal(side, path) ?? side)}`;
  return {
    reference,
    redirectPage: (accountId, sourceId) =>
      pageAt(`/payments/redirects/${sourceId}?apiKey=${directory.publicKeyOf(accountId)}`),
    checkout: (accountId, what, id) => pageAt(named(`/${what}/${id}`, accountId)),
    returnsPortal: (accountId, orderId, token) => pageAt(named(`/returns-portal/${orderId}/${token}`, accountId)),
    file: (fileId) => `${baseUrl}/files/${fileId}/content`,
    // Ids of links are counted by account, so the address of one of another account names it.
    fileLink: (accountId, linkId) => baseUrl + named(`/links/${linkId}`, accountId),
  };
}
