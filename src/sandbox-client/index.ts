export type { CallAnswer, CallRequest, KeyChoice, SandboxClient } from './types';
export { useLedger } from './useLedger';
export { type Sandbox, useSandbox } from './useSandbox';
