/** The page of this site that a link in served HTML leads to, as the router wants it. */

import { isOfThisPage } from '../../browser/address';
import { type Click as AnyClick, opensHere } from '../../browser/click';

/** The last part of a path that names a file: the router knows pages alone. */
const isFile = (pathname: string) => /\.\w+$/.test(pathname);

/** @returns path, query and fragment; null where the browser has to go there by itself */
export function placeOfLink(target: EventTarget): string | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  if (link?.target !== '' || link.hasAttribute('download') || link.origin !== window.location.origin) return null;
  const { pathname, search, hash } = link;
  return isFile(pathname) || (isOfThisPage(link) && hash !== '') ? null : `${pathname}${search}${hash}`;
}

interface Click extends AnyClick {
  target: EventTarget;
  defaultPrevented: boolean;
}

/** @returns as `placeOfLink`; null too for a click that asks for a tab or a window of its own */
export function placeOfClick(click: Click): string | null {
  return opensHere(click) && !click.defaultPrevented ? placeOfLink(click.target) : null;
}
