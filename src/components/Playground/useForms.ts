import { useCallback, useRef } from 'react';
import type { FormAccess } from './form/useForm';
import type { Form } from './preparation/slots';

export interface Forms {
  /** Told by the form itself, when it comes and when it goes. */
  onForm: (operationId: string, form: FormAccess | null) => void;
  /** Puts something into an operation's form: now where it is open, else when it opens. */
  fill: (operationId: string, form: Form) => void;
}

const LOOK_MS = 30;
const MOST_LOOKS = 200;

/** A form puts its example into the body a moment after it is there: what is to stand in its place comes after that. */
function whenFilled(form: FormAccess, wanted: Form, act: () => void, looks = 0): void {
  const isFilled = wanted.body === null || form.read().body !== null || looks > MOST_LOOKS;
  window.setTimeout(() => (isFilled ? act() : whenFilled(form, wanted, act, looks + 1)), LOOK_MS);
}

/** Keeps what was typed in each operation's form while another one is open, and what is to be put into one that is not. */
export function useForms(): Forms {
  const kept = useRef(new Map<string, Form>());
  const open = useRef<{ operationId: string; form: FormAccess } | null>(null);

  const onForm = useCallback((operationId: string, access: FormAccess | null) => {
    if (!access) {
      if (open.current?.operationId === operationId) {
        kept.current.set(operationId, open.current.form.read());
        open.current = null;
      }
      return;
    }
    open.current = { operationId, form: access };
    const wanted = kept.current.get(operationId);
    kept.current.delete(operationId);
    if (wanted)
      whenFilled(access, wanted, () => {
        if (open.current?.form === access) access.write(wanted);
      });
  }, []);

  const fill = useCallback((operationId: string, wanted: Form) => {
    if (open.current?.operationId === operationId) open.current.form.write(wanted);
    else kept.current.set(operationId, wanted);
  }, []);

  return { onForm, fill };
}
