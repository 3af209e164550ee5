import { redactPath } from '../../../ledger/redact';

/** An address as the ledger has it: without a name, a password or a token. */
export function urlWithoutSecrets(address: string): string {
  if (!URL.canParse(address)) return redactPath(address, '');
  const { origin, pathname, search } = new URL(address);
  return origin + redactPath(pathname, search);
}
