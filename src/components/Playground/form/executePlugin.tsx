import type { ComponentType } from 'react';
import ExecuteWithIds from './ExecuteWithIds';
import type { ExecuteProps, Wrap } from './system';

const wrapExecute: Wrap<ExecuteProps> = (Original: ComponentType<ExecuteProps>) => (props: ExecuteProps) => (
  <ExecuteWithIds {...props} operationId={String(props.operation.get('operationId'))}>
    <Original {...props} />
  </ExecuteWithIds>
);

/** Puts ids that work into an operation's form, and makes the objects they name where there are none. */
export const executePlugin = { wrapComponents: { execute: wrapExecute } };
