/** The page in place of one that was never opened here. It is made by the worker, so it brings all it needs. */

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

export interface KeptPage {
  readonly address: string;
  readonly title: string;
}

const style = `:root{color-scheme:light dark}body{max-width:40rem;margin:10vh auto;padding:0 1.25rem;font:1.06rem/1.6 system-ui,sans-serif}
a{color:light-dark(#1b4b91,#9cc2ff)}li{margin:.2rem 0}`;

export function notKeptPage(kept: readonly KeptPage[]): string {
  const links = kept.map(({ address, title }) => `<li><a href="${escaped(address)}">${escaped(title)}</a></li>`);
  const list =
    links.length === 0
      ? '<p>No page is kept in this browser yet.</p>'
      : `<p>These pages are kept in this browser:</p><ul>${links.join('')}</ul>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>No connection | Connector Standards</title><style>${style}</style></head><body><main><h1>This page was not opened here before</h1>
<p>There is no connection to the site, and only pages that were opened in this browser are kept. Connect, or start the local server, and load this page again.</p>
${list}</main></body></html>`;
}
