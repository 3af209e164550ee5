import type { ComponentType, ReactNode } from 'react';

interface LayoutProps {
  getComponent(name: string, isContainer?: boolean): ComponentType;
  specSelectors: { specStr(): string };
}

/** The operations alone. Swagger UI's own layout brings a second `main` and controls that the playground has elsewhere. */
function PlaygroundLayout({ getComponent, specSelectors }: LayoutProps): ReactNode {
  const SvgAssets = getComponent('SvgAssets');
  const Errors = getComponent('errors', true);
  const Operations = getComponent('operations', true);
  if (!specSelectors.specStr()) return null;
  return (
    <div className="swagger-ui">
      <SvgAssets />
      <Errors />
      <Operations />
    </div>
  );
}

/** A link inside of the button that unfolds an operation would be a control within a control. */
function DeepLink({ text }: { text: string }): ReactNode {
  return <span>{text}</span>;
}

function Nothing(): ReactNode {
  return null;
}

/** Takes out what the playground offers in its own way, and what assistive technology stumbles over. */
export const accessiblePlugin = {
  components: { PlaygroundLayout },
  wrapComponents: {
    DeepLink: () => DeepLink,
    authorizeOperationBtn: () => Nothing,
  },
};
