import type { ComponentType } from 'react';

export type PathMethod = [path: string, method: string];

/** An immutable map. Swagger UI keeps what is typed under its hash, so the very object must be handed back. */
export interface Parameter {
  get(name: 'name' | 'in'): string;
}

/** The part of Swagger UI's plugin system that the playground uses. Its own types leave it `any`. */
export interface System {
  specSelectors: {
    parameterValues(pathMethod: PathMethod): { toJS(): Record<string, unknown> };
    specJsonWithResolvedSubtrees(): { getIn(path: string[]): Iterable<Parameter> | undefined };
  };
  specActions: {
    changeParamByIdentity(pathMethod: PathMethod, parameter: Parameter, value: unknown, isXml: boolean): void;
  };
  oas3Selectors: {
    requestBodyValue(path: string, method: string): unknown;
  };
  oas3Actions: {
    setRequestBodyValue(change: { value: string; pathMethod: PathMethod }): void;
  };
}

export interface ExecuteProps extends System {
  path: string;
  method: string;
  operation: { get(name: string): unknown };
}

export type Wrap<Props> = (Original: ComponentType<Props>, system: System) => ComponentType<Props>;
