import Head from '@docusaurus/Head';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import type { ReactNode } from 'react';
import Button from '../ui/Button';
import styles from './styles.module.css';

/** Leads to the Markdown of a page and copies it. `src/browser/copy-page.ts` does the copying, so that the button waits for no script of React. */
export default function PageActions(): ReactNode {
  const { permalink } = useDoc().metadata;
  const markdown = `${permalink.replace(/\/$/, '')}.md`;
  return (
    <div className={styles.actions} data-copies-page={markdown}>
      <Head>
        <link rel="alternate" type="text/markdown" href={markdown} />
      </Head>
      <span role="status" className={styles.told} />
      <Button look="small">Copy page</Button>
      <a href={markdown} data-noBrokenLinkCheck title="This page as Markdown">
        Markdown
      </a>
    </div>
  );
}
