import { useState } from 'react';
import type { Place } from '../../../assessment-client/live/server';
import { LOCAL_KEYS } from '../../../sandbox-client/keys';
import { isShareable } from '../../../sandbox-client/reach';
import { useSandbox } from '../../../sandbox-client/useSandbox';

export interface Draft {
  url: string;
  key: string;
  setUrl(url: string): void;
  setKey(key: string): void;
  /** Where to share; or, in words, why nothing can be shared there. */
  place(): Place | string;
}

const metaOf = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
const builtFor = () => [location.origin, ...metaOf('sandbox-servers').split(' ').filter(Boolean)];

const whyNot = (servers: readonly string[]) =>
  `This page can reach a sandbox on this computer, such as http://localhost:4010, and ${servers.join(', ')}.`;

/** Where an assessment is to be shared, as it is being typed. The local server is the first thought. */
export function useDraft(): Draft {
  const { localUrl } = useSandbox();
  const [typed, setTyped] = useState<string | null>(null);
  const [key, setKey] = useState('');
  const url = typed ?? localUrl;
  return {
    ...{ url, key, setUrl: setTyped, setKey },
    place() {
      const text = url.trim();
      if (!isShareable(text, metaOf('local-sandbox') || null, builtFor())) return whyNot(builtFor());
      return { url: text.replace(/(?<!\/)\/+$/, ''), key: key.trim() || LOCAL_KEYS.secret };
    },
  };
}
