import type { ComponentType } from 'react';

/** The part of Swagger UI's plugin system that the playground uses. Its own types leave it `any`. */
export interface System {
  specSelectors: {
    parameterValues(pathMethod: [string, string]): { toJS(): Record<string, unknown> };
  };
  specActions: {
    changeParam(pathMethod: [string, string], name: string, where: string, value: string, isXml: boolean): void;
  };
  oas3Selectors: {
    requestBodyValue(path: string, method: string): unknown;
  };
  oas3Actions: {
    setRequestBodyValue(change: { value: string; pathMethod: [string, string] }): void;
  };
}

export interface ExecuteProps extends System {
  path: string;
  method: string;
  operation: { get(name: string): unknown };
}

export type Wrap<Props> = (Original: ComponentType<Props>, system: System) => ComponentType<Props>;
