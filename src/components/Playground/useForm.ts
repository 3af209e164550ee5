import { useMemo } from 'react';
import type { Form } from './preparation/slots';
import type { ExecuteProps, PathMethod } from './system';

export interface FormAccess {
  read(): Form;
  write(form: Form): void;
}

/** Reads and writes one operation's form in Swagger UI's state. */
export function useForm({
  path,
  method,
  specSelectors,
  specActions,
  oas3Selectors,
  oas3Actions,
}: ExecuteProps): FormAccess {
  return useMemo(() => {
    const pathMethod: PathMethod = [path, method];
    const read = (): Form => {
      const values = Object.entries(specSelectors.parameterValues(pathMethod).toJS());
      const parameters = values.flatMap(([name, value]): [string, string][] =>
        name.startsWith('path.') ? [[name.slice(5), String(value ?? '')]] : [],
      );
      const body = oas3Selectors.requestBodyValue(path, method);
      return { parameters: Object.fromEntries(parameters), body: typeof body === 'string' ? body : null };
    };
    const write = (form: Form): void => {
      const before = read();
      const parameters =
        specSelectors.specJsonWithResolvedSubtrees().getIn(['paths', ...pathMethod, 'parameters']) ?? [];
      for (const parameter of parameters) {
        const value = form.parameters[parameter.get('name')];
        if (parameter.get('in') !== 'path' || value === undefined) continue;
        if (value !== before.parameters[parameter.get('name')])
          specActions.changeParamByIdentity(pathMethod, parameter, value, false);
      }
      if (form.body !== null && form.body !== before.body)
        oas3Actions.setRequestBodyValue({ value: form.body, pathMethod });
    };
    return { read, write };
  }, [path, method, specSelectors, specActions, oas3Selectors, oas3Actions]);
}
