import { type ReactNode, useMemo, useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import { shopperPagesIn } from '../../sandbox-client/shopper-pages';
import ShopperDialog from '.';
import styles from './styles.module.css';

/** Buttons for the pages that an answer sends a shopper to: dialogs here, pages of its own where a server stands. */
export default function ShopperLinks({ value }: { value: unknown }): ReactNode {
  const { client } = useSandbox();
  const [opened, setOpened] = useState<string | null>(null);
  const isHere = client.target === 'page';
  const pages = useMemo(() => {
    if (typeof window === 'undefined') return [];
    return shopperPagesIn(value, [isHere ? window.location.origin : new URL(client.baseUrl).origin]);
  }, [value, isHere, client]);
  if (pages.length === 0) return null;
  return (
    <div className={styles.links}>
      {pages.map(({ path, name }) =>
        isHere ? (
          <button key={path} type="button" className={styles.button} onClick={() => setOpened(path)}>
            {name}…
          </button>
        ) : (
          <a key={path} className={styles.button} href={client.baseUrl + path} target="_blank" rel="noreferrer">
            {name}
          </a>
        ),
      )}
      {opened !== null && <ShopperDialog path={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
