import type { Plugin } from '@docusaurus/types';

interface CssRule {
  selectors: string[];
  source?: { input: { file?: string } };
  remove(): void;
}

interface CssRoot {
  walkRules(visit: (rule: CssRule) => void): void;
}

/** Parts of the base stylesheet that no page of this site shows. Remove a name here before using its classes. */
const unusedParts = new RegExp(
  `^(?::where\\()?\\.(${[
    'avatar|badge|button-group|hero|pills|pagination(?!-)|announcementBar|tabs(?!\\w)|tabs__|dropdown(?!\\w*Mobile)',
    'navbar--dark|navbar__search|shadow--|text--|list--|image_|breadcrumbs--|row--|card(?![\\w-]*details)',
    'button--(info|success|warning|danger|link|outline|sm|lg|block)|col--(offset|[14579]$|1\\d)',
    'margin--|margin-(left|right|horiz)|margin-vert--(none|xs|sm)|margin-(top|bottom)--(none|xs)',
    'padding--(?!none|lg)|padding-(left|right|horiz|vert)|padding-bottom--(?!lg)|padding-top--(none|xs|xl)',
  ].join('|')})`,
);

function trim(rule: CssRule): void {
  if (!/[\\/]infima[\\/]/.test(rule.source?.input.file ?? '')) return;
  const kept = rule.selectors.filter((selector) => !unusedParts.test(selector.trim()));
  if (kept.length === 0) rule.remove();
  else if (kept.length < rule.selectors.length) rule.selectors = kept;
}

/** Rules are listed before the first of them goes: a walk that takes a rule away passes over the next one. */
const trimming = {
  postcssPlugin: 'trim-infima',
  Once(root: CssRoot): void {
    const rules: CssRule[] = [];
    root.walkRules((rule) => void rules.push(rule));
    for (const rule of rules) trim(rule);
  },
};

/** Drops unused rules of Infima before they reach every page. */
export function trimInfimaPlugin(): Plugin {
  return {
    name: 'trim-infima',
    configurePostCss(options) {
      options.plugins.push(trimming);
      return options;
    },
  };
}
