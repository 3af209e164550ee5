import type { PaymentSession } from '../../../../generated/contract/types';

export type SessionState = PaymentSession['state'];
