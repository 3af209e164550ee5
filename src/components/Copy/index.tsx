import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useCopy } from './useCopy';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'onClick'> {
  /** What is copied, made when the button is pressed. */
  text: () => string;
  /** What the button shows, and for a moment after it copied. */
  children: (isCopied: boolean) => ReactNode;
}

/** A button that copies a text and says whether it did. */
export default function CopyButton({ text, children, ...button }: Props): ReactNode {
  const { isCopied, copy, report } = useCopy();
  return (
    <>
      <button type="button" {...button} onClick={() => copy(text())}>
        {children(isCopied)}
      </button>
      {report}
    </>
  );
}
