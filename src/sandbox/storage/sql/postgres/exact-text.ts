/**
 * Texts that PostgreSQL compares, such as ids. It takes no U+0000, and the wire no half of a surrogate pair: such characters
 * are kept as JSON escapes them, so that each text stays what it is, and no two become one.
 */

/** Nothing in it is escaped. */
const plain = /^[ !#-[\]-~]*$/;

export const exactText = (text: string): string => (plain.test(text) ? text : JSON.stringify(text).slice(1, -1));

/** @param kept by `exactText` */
export const readExactText = (kept: string): string => (kept.includes('\\') ? JSON.parse(`"${kept}"`) : kept);
