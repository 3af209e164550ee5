const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The link that a key leads to, from the filter or from another link; null where the key means nothing here. */
export function linkBeside(list: ParentNode | null, key: string, from: Element | null): HTMLElement | null {
  const links = [...(list?.querySelectorAll<HTMLElement>('a, input') ?? [])];
  const step = steps[key];
  if (step === undefined) return null;
  const place = links.indexOf(from as HTMLElement);
  return place < 0 ? null : (links[place + step] ?? null);
}
