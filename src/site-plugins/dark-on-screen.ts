import type { Plugin } from '@docusaurus/types';

interface Container {
  type: string;
  parent?: Container;
  /** Of an at-rule, such as `print` of `@media print`. */
  params?: string;
}

interface Rule extends Container {
  selectors: string[];
  clone(changes: { selectors: string[] }): Rule;
  after(node: unknown): void;
  replaceWith(node: unknown): void;
}

interface Root {
  walkRules(visit: (rule: Rule) => void): void;
}

interface Helpers {
  AtRule: new (parts: { name: string; params: string }) => { append(node: unknown): void };
}

const isDark = (selector: string) => /\[data-theme=['"]?dark['"]?\]/.test(selector);

function isForOneMedium(node: Container | undefined): boolean {
  return node !== undefined && (/\b(print|screen)\b/.test(node.params ?? '') || isForOneMedium(node.parent));
}

/** Puts each rule for the dark theme, of whoever wrote it, into `@media screen`: on paper the light one holds. */
export const darkOnScreen = {
  postcssPlugin: 'dark-on-screen',
  Once(root: Root, { AtRule }: Helpers) {
    root.walkRules((rule) => {
      const dark = rule.selectors.filter(isDark);
      if (dark.length === 0 || isForOneMedium(rule.parent)) return;
      const screen = new AtRule({ name: 'media', params: 'screen' });
      screen.append(rule.clone({ selectors: dark }));
      const others = rule.selectors.filter((selector) => !isDark(selector));
      if (others.length === 0) {
        rule.replaceWith(screen);
        return;
      }
      rule.selectors = others;
      rule.after(screen);
    });
  },
};

export function darkOnScreenPlugin(): Plugin {
  return {
    name: 'dark-on-screen',
    configurePostCss(options) {
      options.plugins.push(darkOnScreen);
      return options;
    },
  };
}
