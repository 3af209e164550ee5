import Original from '@theme-original/Mermaid';
import { type ComponentProps, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

/** A screen or so ahead, so that whoever scrolls meets it drawn. */
const ahead = '1000px 0px';

/**
 * Whether somebody is about to see it: it comes near the screen, or the page goes to paper. Drawing takes a library of
 * 130 kB and half a second of a phone, which a page that is only opened need not spend.
 */
function useAboutToBeSeen(place: RefObject<HTMLElement | null>): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (isDue || !place.current) return;
    const draw = () => setDue(true);
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && draw(), {
      rootMargin: ahead,
    });
    watch.observe(place.current);
    const paper = window.matchMedia('print');
    // Printing by keyboard begins with a key: by the time the page is laid out for paper it is drawn.
    const onKey = ({ ctrlKey, metaKey }: KeyboardEvent) => (ctrlKey || metaKey) && draw();
    paper.addEventListener('change', draw);
    window.addEventListener('keydown', onKey);
    return () => {
      watch.disconnect();
      paper.removeEventListener('change', draw);
      window.removeEventListener('keydown', onKey);
    };
  }, [isDue, place]);
  return isDue;
}

/** A diagram is drawn in the browser alone; its source stands in the page for the page's Markdown. */
export default function Mermaid(props: ComponentProps<typeof Original>): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const isDue = useAboutToBeSeen(place);
  return (
    <div ref={place} data-diagram={props.value}>
      {isDue && <Original {...props} />}
    </div>
  );
}
