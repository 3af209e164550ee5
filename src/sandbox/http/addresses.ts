/** Where the addresses lead that the sandbox puts into answers. */
import type { Addresses } from '../engine/context';
import type { AccountKeys } from './auth';
import type { Directory } from './keys/directory';

export interface AddressOptions {
  /** Base of the sandbox's own addresses, without a slash at its end. */
  readonly baseUrl: string;
  readonly accounts: readonly AccountKeys[];
  readonly directory: Directory;
  /** Another place for the shopper to go, where nobody answers under `baseUrl`. */
  readonly shopperPage?: ((sourceId: string) => string) | undefined;
}

export function createAddresses({ baseUrl, accounts, directory, shopperPage }: AddressOptions): Addresses {
  const isLocal = (side: string) => accounts.some(({ accountId }) => accountId === side);
  return {
    redirectPage: (accountId, sourceId) =>
      shopperPage?.(sourceId) ?? `${baseUrl}/payments/redirects/${sourceId}?apiKey=${directory.publicKeyOf(accountId)}`,
    file: (fileId) => `${baseUrl}/files/${fileId}/content`,
    // Ids of links are counted by account, so the address of one of another account names it.
    fileLink: (accountId, linkId) =>
      `${baseUrl}/links/${linkId}${isLocal(accountId) ? '' : `?of=${encodeURIComponent(accountId)}`}`,
  };
}
