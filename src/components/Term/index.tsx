import Link from '@docusaurus/Link';
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { isComposing } from '../../browser/keyboard';
import styles from './styles.module.css';

interface Props {
  id: string;
  /** Term and definition are put in while the page is built. */
  term?: string;
  definition?: string;
  href?: string;
  children?: ReactNode;
}

/** Long enough for the pointer to reach the definition. */
const CLOSE_AFTER_MS = 120;
const EDGE_PX = 8;

/** A glossary term in running text: a link to its entry that shows the definition on hover, on focus, and on a first tap. */
export default function Term({ id, term, definition, href = `/docs/glossary#${id}`, children }: Props): ReactNode {
  const tip = useId();
  const wrap = useRef<HTMLSpanElement>(null);
  const [isOpen, open, leave, close] = useOpen();
  const isFirstTap = useRef(false);
  useDismiss(isOpen, wrap, close);

  return (
    <span
      ref={wrap}
      onPointerEnter={({ pointerType }: PointerEvent) => pointerType === 'mouse' && open()}
      onPointerLeave={({ pointerType }: PointerEvent) => pointerType === 'mouse' && leave()}
    >
      <Link
        className={styles.term}
        to={href}
        aria-describedby={isOpen ? tip : undefined}
        onPointerDown={({ pointerType }: PointerEvent) => {
          isFirstTap.current = pointerType !== 'mouse' && !isOpen;
        }}
        onClick={(event) => {
          if (!isFirstTap.current) return;
          isFirstTap.current = false;
          event.preventDefault();
          open();
        }}
        onFocus={open}
        onBlur={leave}
      >
        {children ?? term}
      </Link>
      {isOpen && (
        <Definition id={tip} wrap={wrap}>
          {definition}
        </Definition>
      )}
    </span>
  );
}

function useOpen(): [boolean, () => void, () => void, () => void] {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const set = (value: boolean, after = 0) => {
    window.clearTimeout(timer.current);
    if (after === 0) setOpen(value);
    else timer.current = window.setTimeout(() => setOpen(value), after);
  };
  return [isOpen, () => set(true), () => set(false, CLOSE_AFTER_MS), () => set(false)];
}

/** Fixed to the window: tables that scroll would cut it off. */
function Definition({
  id,
  wrap,
  children,
}: {
  id: string;
  wrap: RefObject<HTMLElement | null>;
  children: ReactNode;
}): ReactNode {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const link = wrap.current?.firstElementChild;
      if (box.current && link) placeBeside(box.current, link);
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', place, { capture: true });
  }, [wrap]);
  return (
    <span ref={box} role="tooltip" id={id} className={styles.tip}>
      <span className={styles.text}>{children}</span>
    </span>
  );
}

/** Under the term, above it where there is no room, and never past the edge of the window. */
function placeBeside(box: HTMLElement, link: Element): void {
  const lines = [...link.getClientRects()];
  const { clientWidth, clientHeight } = document.documentElement;
  const fitsBelow = (lines.at(-1)?.bottom ?? 0) + box.offsetHeight <= clientHeight;
  const line = lines.at(fitsBelow ? -1 : 0);
  if (!line) return;
  box.style.left = `${Math.max(EDGE_PX, Math.min(line.left, clientWidth - EDGE_PX - box.offsetWidth))}px`;
  box.style.top = `${fitsBelow ? line.bottom : line.top - box.offsetHeight}px`;
}

function useDismiss(isOpen: boolean, wrap: RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !isComposing(event) && latest.current();
    const onPointer = ({ target }: Event) => wrap.current?.contains(target as Node) || latest.current();
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [isOpen, wrap]);
}
