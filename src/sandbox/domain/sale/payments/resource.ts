import { resource } from '../../kernel/resource';
import { sessionMachine } from './transitions';

declare module '../../kernel/records' {
  interface Records {
    /** The checkout of a payment session, so that a source can find it. Its id is the session's. */
    'payment-session': Kept<'payment-session', { checkoutId: string }>;
  }
}

export const paymentSession = resource('payment-session', { name: 'Payment session', machines: [sessionMachine] });
