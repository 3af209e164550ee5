import { startTransition, useEffect, useState } from 'react';

type WindowSize = 'desktop' | 'mobile' | 'ssr';

/** Where Infima's stylesheet begins to show what is for wide windows. */
const desktopBreakpointPx = 996;

/**
 * Stands in for Docusaurus' own, which exchanges sidebar and table of contents at one stretch as soon as a page is
 * hydrated on a phone. As a transition it is done in short pieces.
 * @returns `ssr` until the page is hydrated
 */
export function useWindowSize({ desktopBreakpoint = desktopBreakpointPx } = {}): WindowSize {
  const [size, setSize] = useState<WindowSize>('ssr');
  useEffect(() => {
    const update = () => startTransition(() => setSize(window.innerWidth > desktopBreakpoint ? 'desktop' : 'mobile'));
    update();
    window.addEventListener('resize', update);
    return () => window.removeEventListener('resize', update);
  }, [desktopBreakpoint]);
  return size;
}
