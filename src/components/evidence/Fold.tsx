import { type ReactNode, useState } from 'react';

interface Props {
  summary: ReactNode;
  /** Makes the content. It is called when the fold is first opened, and not before. */
  children: () => ReactNode;
  open?: boolean;
  className?: string;
  summaryClassName?: string;
}

/** A `<details>` that makes its content when it is first opened, so that a ledger of hundreds of calls stays light. */
export default function Fold({ summary, children, open = false, className, summaryClassName }: Props): ReactNode {
  const [isOpen, setOpen] = useState(open);
  const [wasOpen, setWasOpen] = useState(open);
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open) setWasOpen(true);
      }}
    >
      <summary className={summaryClassName}>{summary}</summary>
      {wasOpen && children()}
    </details>
  );
}
