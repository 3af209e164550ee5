export type { CallAnswer, CallRequest, KeyChoice, SandboxClient } from './types';
export { type Ledger, useLedger } from './useLedger';
export { type Sandbox, useSandbox } from './useSandbox';
