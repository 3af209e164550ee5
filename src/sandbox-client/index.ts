export { LOCAL_KEYS } from './keys';
export { SandboxUnreachable } from './problems';
export type {
  CallAnswer,
  CallRequest,
  KeyChoice,
  LocalAvailability,
  SandboxClient,
  SandboxState,
  Target,
} from './types';
export { type Ledger, useLedger } from './useLedger';
export { type Sandbox, useSandbox } from './useSandbox';
