import { useHistory } from '@docusaurus/router';
import {
  createContext,
  createElement,
  type HTMLAttributes,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { placeOfClick, placeOfLink } from './links';

interface Props extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  as?: 'div' | 'ol' | 'p' | 'table' | 'ul';
  /** What stands in it. It may hold links; whatever else answers to a click or changes belongs outside. */
  children?: ReactNode | (() => ReactNode);
  /** Draws it anew, and from then on as any other part of the page: for what a reader opens or asks for. */
  isLive?: boolean;
  /** Called with the element where it is kept as the server drew it. */
  onServed?: (element: HTMLElement) => void;
}

const isServer = typeof window === 'undefined';

/** Whether the page is still as it was served; what is drawn later has nothing to keep. */
export const isFresh = () => !isServer && document.documentElement.dataset.hasHydrated === 'false';

/** Says it of what is loaded later than the page; null elsewhere. */
export const Served = createContext<boolean | null>(null);

/** The same object each time: React writes the HTML anew when it sees another one. */
const asItStands = { __html: '' };

/**
 * HTML that stays as the server drew it: React goes past it when it takes the page over, so that long tables and code cost
 * nothing until somebody moves to the next page. Its links lead through the router like others.
 *
 * React only looks into such HTML where it changes. So it must not depend on anything that the server does not know.
 */
export default function AsServed({ as = 'div', children, isLive, onServed, ...attributes }: Props): ReactNode {
  const outer = useContext(Served);
  const [isServed, setServed] = useState(() => outer ?? isFresh());
  if (isLive && isServed) setServed(false);
  const element = useRef<HTMLElement>(null);
  const history = useHistory();
  useLayoutEffect(() => {
    if (!isServed || !element.current) return;
    // Where React had to give the server's HTML up, there is nothing to keep.
    if (element.current.firstChild === null) setServed(false);
    else onServed?.(element.current);
  }, [isServed, onServed]);
  if (!isServed) return createElement(as, attributes, typeof children === 'function' ? children() : children);
  return createElement(as, {
    ...attributes,
    ref: element,
    suppressHydrationWarning: true,
    dangerouslySetInnerHTML: asItStands,
    onClick: (event: MouseEvent<HTMLElement>) => {
      const place = placeOfClick(event);
      if (place === null) return;
      event.preventDefault();
      history.push(place);
    },
    onPointerOver: ({ target }: PointerEvent<HTMLElement>) => {
      const place = placeOfLink(target);
      if (place !== null) window.docusaurus.preload(new URL(place, window.location.origin).pathname);
    },
  });
}
