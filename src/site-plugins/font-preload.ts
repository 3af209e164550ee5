import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The font of all text. Code has one of its own, which may come later: it stands in few places of the first screen. */
const textFont = /^ibm-plex-sans-.*\.woff2$/;

/**
 * Asks for the text's font together with the stylesheet that names it. It is used when it is there for the first drawing
 * (`font-display: optional`): text that is drawn twice, in two fonts, moves under the reader's eyes.
 * @returns a way to add the request to a built page
 */
export function fontPreload(outDir: string, baseUrl: string): (html: string) => string {
  const name = readdirSync(path.join(outDir, 'assets/fonts')).find((file) => textFont.test(file));
  if (name === undefined) throw new Error(`No font in ${outDir}/assets/fonts matches ${textFont}.`);
  const link = `<link rel="preload" as="font" type="font/woff2" crossorigin href="${baseUrl}assets/fonts/${name}">`;
  return (html) => html.replace('<link rel=stylesheet', `${link}$&`);
}
