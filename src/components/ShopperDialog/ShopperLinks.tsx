import { type ReactNode, useMemo, useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import { shopperPagesIn } from '../../sandbox-client/shopper-pages';
import Button, { ButtonLink } from '../ui/Button';
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
          <Button key={path} onClick={() => setOpened(path)}>
            {name}…
          </Button>
        ) : (
          <ButtonLink key={path} href={client.baseUrl + path} target="_blank" rel="noreferrer">
            {name}
          </ButtonLink>
        ),
      )}
      {opened !== null && <ShopperDialog path={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
