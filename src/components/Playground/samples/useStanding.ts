import { useSyncExternalStore } from 'react';
import type { FormAccess } from '../form/useForm';
import type { Form } from '../preparation/slots';

/** Fast enough to follow somebody who types. */
const LOOK_MS = 300;

// Swagger UI keeps the form and tells nobody of a change, so whoever shows it has to look.
function looking(look: () => void): () => void {
  const timer = setInterval(look, LOOK_MS);
  return () => clearInterval(timer);
}

/** What stands in a form, as text: two forms with the same text are the same. Empty where there is no form. */
export function textOfForm(form: FormAccess | null): string {
  return form ? JSON.stringify(form.read()) : '';
}

/** What stands in a form right now; null where there is none. Looks for as long as it is shown. */
export function useStanding(form: FormAccess | null): { text: string; standing: Form | null } {
  const text = useSyncExternalStore(
    looking,
    () => textOfForm(form),
    () => '',
  );
  return { text, standing: text === '' ? null : (JSON.parse(text) as Form) };
}
