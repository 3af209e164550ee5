import { useMemo } from 'react';
import type { Json } from '../../../guides/types';
import type { Form } from '../preparation/slots';
import type { ExecuteProps, PathMethod } from './system';

export interface FormAccess {
  read(): Form;
  /** Puts in what differs from what stands there. */
  write(form: Form): void;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** The parameters of one place, by name. */
function parametersIn(values: readonly [string, unknown][], place: 'path' | 'query'): [string, unknown][] {
  const start = `${place}.`;
  return values.flatMap(([name, value]): [string, unknown][] =>
    name.startsWith(start) ? [[name.slice(start.length), value]] : [],
  );
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
      const ofPath = parametersIn(values, 'path').map(([name, value]): [string, string] => [name, String(value ?? '')]);
      const ofQuery = parametersIn(values, 'query').filter(([, value]) => !isEmpty(value)) as [string, Json][];
      const body = oas3Selectors.requestBodyValue(path, method);
      return {
        parameters: Object.fromEntries(ofPath),
        query: Object.fromEntries(ofQuery),
        body: typeof body === 'string' ? body : null,
      };
    };
    const write = (form: Form): void => {
      const before = read();
      const parameters =
        specSelectors.specJsonWithResolvedSubtrees().getIn(['paths', ...pathMethod, 'parameters']) ?? [];
      for (const parameter of parameters) {
        const [name, place] = [parameter.get('name'), parameter.get('in')];
        const [wanted, stands] =
          place === 'path'
            ? [form.parameters[name], before.parameters[name]]
            : [form.query[name] ?? '', before.query[name] ?? ''];
        if ((place !== 'path' && place !== 'query') || wanted === undefined || wanted === stands) continue;
        specActions.changeParamByIdentity(pathMethod, parameter, wanted, false);
      }
      if (form.body !== null && form.body !== before.body)
        oas3Actions.setRequestBodyValue({ value: form.body, pathMethod });
    };
    return { read, write };
  }, [path, method, specSelectors, specActions, oas3Selectors, oas3Actions]);
}
