/** Under which a browser's storage keeps things. Apart, so that a page can ask for them and load nothing else. */

/** What the first releases kept. */
export const OLDER_KEY = 'connector-standards:assessment:v1';

/** That this browser keeps an assessment: where it does not, pages load nothing for it. */
export const KEPT_KEY = 'connector-standards:assessment:kept';
