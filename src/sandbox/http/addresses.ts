/** Where the addresses lead that the sandbox puts into answers. */
import type { Addresses } from '../engine/context';
import type { AccountKeys } from './auth';

export interface AddressOptions {
  /** Base of the sandbox's own addresses, without a slash at its end. */
  readonly baseUrl: string;
  readonly accounts: readonly AccountKeys[];
  /** Another place for the shopper to go, where nobody answers under `baseUrl`. */
  readonly shopperPage?: ((sourceId: string) => string) | undefined;
}

export function createAddresses({ baseUrl, accounts, shopperPage }: AddressOptions): Addresses {
  const keyOf = (accountId: string) => accounts.find((account) => account.accountId === accountId)?.publicKey ?? '';
  return {
    redirectPage: (accountId, sourceId) =>
      shopperPage?.(sourceId) ?? `${baseUrl}/payments/redirects/${sourceId}?apiKey=${keyOf(accountId)}`,
    file: (fileId) => `${baseUrl}/files/${fileId}/content`,
    fileLink: (_accountId, linkId) => `${baseUrl}/links/${linkId}`,
  };
}
