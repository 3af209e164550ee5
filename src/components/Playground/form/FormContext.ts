import { createContext } from 'react';
import type { FormAccess } from './useForm';

/** Told of the form of the open operation once it can be read and written, and with null when it goes. */
export const FormContext = createContext<(form: FormAccess | null) => void>(() => {});
