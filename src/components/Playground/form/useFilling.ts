import { useMemo, useRef } from 'react';
import contract from '../../../generated/contract/document.json';
import type { Values } from '../../../guides/types';
import { sampleIds } from '../preparation/samples';
import { type FormIds, idsToFill, readIds, writeIds } from '../preparation/slots';
import type { FormAccess } from './useForm';

export interface Filling {
  /** Ids of the contract's examples. */
  samples: Set<string>;
  /** Ids in the form that the reader did not type. */
  untouched(): FormIds;
  /** Puts ids in: where the reader typed nothing, or everywhere. */
  fill(values: Values, where: 'untouched' | 'everywhere'): void;
}

/** Knows which ids of a form are the reader's own: those are never replaced unasked. */
export function useFilling(operationId: string, form: FormAccess): Filling {
  const filled = useRef(new Set<string>(['']));
  return useMemo(() => {
    const samples = sampleIds(contract, operationId);
    const isUntouched = (id: string): boolean => filled.current.has(id) || samples.has(id);
    return {
      samples,
      untouched: () =>
        Object.fromEntries(Object.entries(readIds(operationId, form.read())).filter(([, id]) => isUntouched(id))),
      fill(values, where) {
        const before = form.read();
        const current = readIds(operationId, before);
        const ids = idsToFill(operationId, current, (_, id) => where === 'everywhere' || isUntouched(id), values);
        for (const id of Object.values(ids)) filled.current.add(id);
        form.write(writeIds(before, ids));
      },
    };
  }, [operationId, form]);
}
