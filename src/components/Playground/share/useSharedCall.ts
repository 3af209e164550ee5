import { useEffect, useRef, useState } from 'react';
import { fragmentOfAddress } from '../../../browser/address';
import type { FormAccess } from '../form/useForm';
import type { Form } from '../preparation/slots';
import type { Gaps } from './sharedCall';

export type Opening =
  | { state: 'none' }
  | { state: 'opened'; gaps: Gaps; scenario: boolean; undo: () => void }
  | { state: 'failed'; problem: string };

interface Options {
  operationId: string;
  /** Of this very operation; null until it is there. */
  form: FormAccess | null;
  visit: string;
  /** Told of the scenario that the call begins from. */
  onScenario: (id: string) => void;
}

/** Puts the call that the address carries into the form, once for each visit. What stood there can be brought back. */
export function useSharedCall({ operationId, form, visit, onScenario }: Options): [Opening, () => void] {
  const [opening, setOpening] = useState<Opening>({ state: 'none' });
  const taken = useRef('');
  useEffect(() => {
    const text = callInAddress();
    if (!form || text === null || taken.current === visit) return;
    taken.current = visit;
    import('./exchange').then(
      ({ opened }) => {
        const read = opened(operationId, text);
        if (!read.ok) {
          setOpening({ state: 'failed', problem: read.problem });
          return;
        }
        const before = form.read();
        form.write(wholeForm(read.value.form, before));
        if (read.value.scenario) onScenario(read.value.scenario);
        const undo = () => {
          form.write(wholeForm(before, form.read()));
          setOpening({ state: 'none' });
        };
        setOpening({ state: 'opened', gaps: read.value.gaps, scenario: read.value.scenario !== undefined, undo });
      },
      () => {
        taken.current = '';
        setOpening({
          state: 'failed',
          problem: 'The shared call could not be loaded. Look at your connection, then reload the page.',
        });
      },
    );
  }, [form, operationId, visit, onScenario]);
  return [opening, () => setOpening({ state: 'none' })];
}

/** What stands behind `?call=` in the fragment; null where there is none. */
function callInAddress(): string | null {
  const [, query = ''] = fragmentOfAddress().split('?');
  const name = 'call=';
  const part = query.split('&').findLast((one) => one.startsWith(name));
  return part?.slice(name.length) ?? null;
}

/** Every field that either form has, so that what only one has is emptied. */
function wholeForm(wanted: Form, stands: Form): Form {
  const emptied = Object.fromEntries(Object.keys(stands.query).map((name) => [name, '']));
  return { ...wanted, query: { ...emptied, ...wanted.query } };
}
