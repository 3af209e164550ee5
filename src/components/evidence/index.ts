export { default as ExchangeRow, TimerRow } from './ExchangeRow';
export { default as DeliveryRow } from './ExchangeRow/DeliveryRow';
export { default as IdChip } from './IdChip';
export { default as JsonView } from './JsonView';
export { default as MethodBadge } from './MethodBadge';
export { default as StatusCode } from './StatusCode';
export { default as VerdictMark } from './VerdictMark';
