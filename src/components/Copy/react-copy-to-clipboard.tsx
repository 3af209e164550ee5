import { type ButtonHTMLAttributes, cloneElement, type ReactElement, type ReactNode } from 'react';
import { useCopy } from './useCopy';

interface Props {
  text: string;
  children: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
}

/** Stands in for the package of this name in Swagger UI, so that its buttons say whether they copied, as all others do. */
export function CopyToClipboard({ text, children }: Props): ReactNode {
  const { isCopied, copy, report } = useCopy();
  return (
    <>
      {cloneElement(children, {
        onClick: () => copy(text),
        'aria-label': isCopied ? 'Copied' : children.props['aria-label'],
      })}
      {report}
    </>
  );
}
