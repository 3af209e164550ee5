import type { FormAccess } from './form/useForm';
import type { Form } from './preparation/slots';

export interface Forms {
  /** Told by the form itself, when it comes and when it goes. */
  onForm: (operationId: string, form: FormAccess | null) => void;
  /** Puts something into an operation's form: now where it is open, else when it opens. */
  fill: (operationId: string, form: Form) => void;
  /** What is about to be put into an operation's form; undefined where nothing is. */
  waiting: (operationId: string) => Form | undefined;
}

const LOOK_MS = 30;
const MOST_LOOKS = 200;

/** A form puts its example into the body a moment after it is there: what is to stand in its place comes after that. */
function whenFilled(form: FormAccess, wanted: Form, act: () => void, looks = 0): void {
  const isFilled = wanted.body === null || form.read().body !== null || looks > MOST_LOOKS;
  setTimeout(() => (isFilled ? act() : whenFilled(form, wanted, act, looks + 1)), LOOK_MS);
}

/** Keeps what was typed in each operation's form while another one is open, and what is to be put into one that is not. */
export function createForms(): Forms {
  const kept = new Map<string, Form>();
  let open: { operationId: string; form: FormAccess } | null = null;

  function begin(operationId: string, form: FormAccess): void {
    open = { operationId, form };
    const wanted = kept.get(operationId);
    if (!wanted) return;
    whenFilled(form, wanted, () => {
      // It may have gone again, or something newer came: then what waits is still, or no longer, to be put in.
      if (open?.form !== form || kept.get(operationId) !== wanted) return;
      kept.delete(operationId);
      form.write(wanted);
    });
  }

  function end(operationId: string): void {
    if (open?.operationId !== operationId) return;
    if (!kept.has(operationId)) kept.set(operationId, open.form.read());
    open = null;
  }

  return {
    onForm: (operationId, form) => (form ? begin(operationId, form) : end(operationId)),
    fill(operationId, wanted) {
      if (open?.operationId !== operationId) {
        kept.set(operationId, wanted);
        return;
      }
      kept.delete(operationId);
      open.form.write(wanted);
    },
    waiting: (operationId) => kept.get(operationId),
  };
}
