import type { Plugin } from '@docusaurus/types';

interface CssRule {
  selectors: string[];
  source?: { input: { file?: string } };
  remove(): void;
}

/** Parts of the base stylesheet that no page of this site shows. Remove a name here before using its classes. */
const unusedParts =
  /^(?::where\()?\.(avatar|badge|button-group|hero|pills|pagination(?!-)|announcementBar|navbar--dark|navbar__search|dropdown(?!\w*Mobile)|tabs(?!\w)|tabs__|shadow--|text--|list--|button--(info|success|warning|danger|link|outline)|col--offset|margin-(left|right|horiz)|padding-(left|right|horiz|bottom)|image_|card(?![\w-]*details))/;

/** Drops unused rules of Infima before they reach every page. */
export function trimInfimaPlugin(): Plugin {
  return {
    name: 'trim-infima',
    configurePostCss(options) {
      options.plugins.push({
        postcssPlugin: 'trim-infima',
        Rule(rule: CssRule) {
          if (!/[\\/]infima[\\/]/.test(rule.source?.input.file ?? '')) return;
          const kept = rule.selectors.filter((selector) => !unusedParts.test(selector.trim()));
          if (kept.length === 0) rule.remove();
          else if (kept.length < rule.selectors.length) rule.selectors = kept;
        },
      });
      return options;
    },
  };
}
