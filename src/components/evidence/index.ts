export { default as EntryRow } from './EntryRow';
export { default as IdChip } from './IdChip';
export { default as JsonView } from './JsonView';
export { default as MethodBadge } from './MethodBadge';
export { default as StatusCode } from './StatusCode';
export { default as VerdictMark } from './VerdictMark';
