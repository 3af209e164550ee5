import type { Language } from './types';

export interface LanguageInfo {
  readonly id: Language;
  readonly label: string;
  /** Of the highlighter. */
  readonly prism: string;
  /** What a program of it needs, and how it is run. */
  readonly runsWith: string;
}

/** In the order of the tabs. */
export const languages: readonly LanguageInfo[] = [
  { id: 'curl', label: 'cURL', prism: 'bash', runsWith: 'a POSIX shell with curl' },
  { id: 'javascript', label: 'JavaScript', prism: 'js', runsWith: 'Node.js 18 or newer: node sample.mjs' },
  { id: 'php', label: 'PHP', prism: 'php', runsWith: 'PHP 7.2 or newer with its cURL extension: php sample.php' },
  { id: 'python', label: 'Python', prism: 'python', runsWith: 'Python 3, no packages: python3 sample.py' },
  { id: 'java', label: 'Java', prism: 'java', runsWith: 'Java 15 or newer, no packages: java Sample.java' },
  { id: 'csharp', label: 'C#', prism: 'csharp', runsWith: '.NET, as the Program.cs of a console project' },
  { id: 'ruby', label: 'Ruby', prism: 'ruby', runsWith: 'Ruby, no gems: ruby sample.rb' },
  { id: 'go', label: 'Go', prism: 'go', runsWith: 'Go, no modules: go run sample.go' },
];

export function isLanguage(id: string | null): id is Language {
  return languages.some((language) => language.id === id);
}
