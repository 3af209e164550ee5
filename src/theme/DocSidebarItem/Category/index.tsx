import { isActiveSidebarItem } from '@docusaurus/plugin-content-docs/client';
import { ThemeClassNames } from '@docusaurus/theme-common';
import type { Props } from '@theme/DocSidebarItem/Category';
import DocSidebarItems from '@theme/DocSidebarItems';
import Category from '@theme-original/DocSidebarItem/Category';
import type { ReactNode } from 'react';

/** A category that folds, or, where it never does and leads nowhere, a heading over its pages: the theme makes a link without an address of it. */
export default function DocSidebarItemCategory(props: Props): ReactNode {
  const { item, activePath, onItemClick, level } = props;
  if (item.collapsible || item.href !== undefined) return <Category {...props} />;
  const { docSidebarItemCategory, docSidebarItemCategoryLevel } = ThemeClassNames.docs;
  const isActive = isActiveSidebarItem(item, activePath);
  return (
    <li className={`${docSidebarItemCategory} ${docSidebarItemCategoryLevel(level)} menu__list-item`}>
      <div className="menu__list-item-collapsible">
        <span className={isActive ? 'menu__link menu__link--active' : 'menu__link'}>{item.label}</span>
      </div>
      <ul className="menu__list">
        <DocSidebarItems items={item.items} onItemClick={onItemClick} activePath={activePath} level={level + 1} />
      </ul>
    </li>
  );
}
