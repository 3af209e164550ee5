/** Passwords and client secrets of webhooks: deliveries carry them, and nobody reads them again. */
import type { Webhook } from '../../../../generated/contract/types';
import type { WebhookRecord, WebhookSecrets } from './record';

/** Stands in requests where a secret was cut out, and in answers where one is. */
export const cut = '[redacted]';

type Credentials = Pick<WebhookSecrets, 'password' | 'clientSecret'>;

/** A document without its secrets, and the secrets. */
export function apart(webhook: Webhook): { readonly document: Webhook; readonly credentials: Credentials } {
  const { authentication, oauth } = webhook;
  const password = authentication?.password ?? oauth?.password;
  const document: Webhook = {
    ...webhook,
    ...(authentication?.password !== undefined && { authentication: { ...authentication, password: cut } }),
    ...(oauth && {
      oauth: { ...oauth, clientSecret: cut, ...(oauth.password !== undefined && { password: cut }) },
    }),
  };
  return {
    document,
    credentials: { ...(password !== undefined && { password }), ...(oauth && { clientSecret: oauth.clientSecret }) },
  };
}

/** The document as it was sent. What was kept before there were deliveries has no secrets. */
export function together({ document, hidden }: WebhookRecord): Webhook {
  const { authentication, oauth } = document;
  const { password, clientSecret } = hidden;
  return {
    ...document,
    ...(authentication && password !== undefined && { authentication: { ...authentication, password } }),
    ...(oauth && {
      oauth: {
        ...oauth,
        ...(clientSecret !== undefined && { clientSecret }),
        ...(password !== undefined && { password }),
      },
    }),
  };
}
