import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormAccess } from './form/useForm';
import { createForms } from './forms';
import type { Form } from './preparation/slots';

const formWith = (body: string | null): Form => ({ parameters: {}, query: {}, body });

/** A form as Swagger UI keeps it; its example comes when the test says so. */
function openedForm() {
  let form = formWith(null);
  const access: FormAccess = {
    read: () => form,
    write: (wanted) => {
      form = wanted;
    },
  };
  return { access, example: () => access.write(formWith('example')), body: () => form.body };
}

describe('the forms of the playground', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('bring back what was typed in an operation', () => {
    const forms = createForms();
    const first = openedForm();
    forms.onForm('createSkus', first.access);
    first.access.write(formWith('typed'));
    forms.onForm('createSkus', null);
    const again = openedForm();
    forms.onForm('createSkus', again.access);
    again.example();
    vi.runAllTimers();
    expect(again.body()).toBe('typed');
  });

  it('lose nothing where an operation is left before what was typed came back', () => {
    const forms = createForms();
    forms.fill('createSkus', formWith('typed'));
    const short = openedForm();
    forms.onForm('createSkus', short.access);
    short.example();
    forms.onForm('createSkus', null);
    vi.runAllTimers();
    const again = openedForm();
    forms.onForm('createSkus', again.access);
    again.example();
    vi.runAllTimers();
    expect(again.body()).toBe('typed');
  });

  it('let what is put in last stand', () => {
    const forms = createForms();
    forms.fill('createSkus', formWith('typed'));
    const form = openedForm();
    forms.onForm('createSkus', form.access);
    form.example();
    expect(forms.waiting('createSkus')?.body).toBe('typed');
    forms.fill('createSkus', formWith('shared'));
    vi.runAllTimers();
    expect(form.body()).toBe('shared');
  });
});
