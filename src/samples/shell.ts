/** Text in the words of a POSIX shell, as bash, dash and zsh read them, pasted or from a file. */

/** Single quotes keep everything literal but the single quote itself. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Control characters but the line feed: a terminal acts on them instead of taking them in, and no word holds a NUL. */
const control = /(?!\n)\p{Cc}/u;
/** Linux takes no longer word than 128 kB. What `printf` is given stays inside the shell. */
const longestWord = 100_000;

/** Whether a text can stand in a command as a word. */
export function isWord(text: string): boolean {
  return text.length * 3 < longestWord && !control.test(text);
}

const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`;

/** A command that prints exactly this text. */
export function printCommand(text: string): string {
  const format = text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replace(/^-|(?!\n)\p{Cc}/gu, (found) => [...new TextEncoder().encode(found)].map(octal).join(''));
  return `printf ${shellQuote(format)}`;
}

/** Bytes as a word in double quotes; for headers, whose bytes need not be UTF-8. */
export function printedBytes(bytes: Uint8Array): string {
  const format = Array.from(bytes, (byte) =>
    /[\w :;,./()+=@-]/.test(String.fromCharCode(byte)) && byte < 128 ? String.fromCharCode(byte) : octal(byte),
  ).join('');
  return `"$(printf '${format.replace(/^-/, octal(0x2d))}')"`;
}
