import BrowserOnly from '@docusaurus/BrowserOnly';
import { type ReactNode, useState } from 'react';
import { queryOfAddress, replaceQuery } from '../../browser/address';
import { shopperPageAt } from '../../sandbox-client/shopper-pages';
import WidgetBoundary from '../WidgetBoundary';
import ShopperDialog from '.';

/** Opens the page for a shopper that this page's address names: where `redirectUrl` and its like lead in the sandbox of the site. */
export default function AddressedPage(): ReactNode {
  return (
    <WidgetBoundary name="The shopper’s page">
      <BrowserOnly>{() => <Opened />}</BrowserOnly>
    </WidgetBoundary>
  );
}

function Opened(): ReactNode {
  const [path, setPath] = useState(() => shopperPageAt(window.location.href, [window.location.origin])?.path);
  if (path === undefined) return null;

  function close(): void {
    const query = queryOfAddress();
    query.delete('page');
    replaceQuery(query);
    setPath(undefined);
  }
  return <ShopperDialog path={path} onClose={close} />;
}
