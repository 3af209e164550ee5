import { type ComponentType, lazy, useCallback, useState } from 'react';

/** A component whose script loads when it is shown. React keeps a failed loading for good; `retry` begins a new one. */
export function useLoaded<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): [ComponentType<Props>, () => void] {
  const [Loaded, setLoaded] = useState(() => lazy(load));
  const retry = useCallback(() => setLoaded(() => lazy(load)), [load]);
  return [Loaded, retry];
}
