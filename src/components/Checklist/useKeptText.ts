import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { movedPlace } from '../../certification/replaced-part';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface KeptText<Element extends Field> {
  ref: RefObject<Element | null>;
  onSelect: () => void;
  onBlur: () => void;
  onCompositionStart: () => void;
  onCompositionEnd: () => void;
}

interface Keeper {
  hold(): () => void;
  flush(): void;
}

/**
 * For a field whose text another tab may change while a person types in it: the caret stays at its words, an input method
 * is not disturbed, and what was typed is saved when the field is left.
 */
export function useKeptText<Element extends Field>(value: string, { hold, flush }: Keeper): KeptText<Element> {
  const ref = useRef<Element>(null);
  const shown = useRef({ value, start: 0, end: 0 });
  const release = useRef<(() => void) | null>(null);

  const remember = () => {
    const field = ref.current;
    if (field) shown.current = { value: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
  };
  const end = () => {
    release.current?.();
    release.current = null;
  };

  useLayoutEffect(() => {
    const { value: before, start, end: finish } = shown.current;
    const field = ref.current;
    if (!field || before === value || field !== document.activeElement) return;
    // React gives the field its text anew, which puts the caret behind it.
    field.setSelectionRange(movedPlace(before, value, start), movedPlace(before, value, finish));
    remember();
  });
  useEffect(() => () => release.current?.(), []);

  return {
    ref,
    onSelect: remember,
    onBlur: () => {
      end();
      flush();
    },
    onCompositionStart: () => {
      release.current ??= hold();
    },
    onCompositionEnd: end,
  };
}
