import type { ComponentType, ReactNode } from 'react';

interface LayoutProps {
  getComponent(name: string, isContainer?: boolean): ComponentType;
  specSelectors: { specStr(): string };
}

/** The form alone. Swagger UI's own layout brings a second `main` and controls that the playground has elsewhere. */
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

function OnlyContent({ children }: { children?: ReactNode }): ReactNode {
  return children;
}

function Nothing(): ReactNode {
  return null;
}

/** Takes out what the playground shows in its own way: which operation it is, its answers, its keys. */
export const layoutPlugin = {
  components: { PlaygroundLayout },
  wrapComponents: {
    OperationTag: () => OnlyContent,
    OperationSummary: () => Nothing,
    responses: () => Nothing,
    clear: () => Nothing,
    authorizeOperationBtn: () => Nothing,
  },
};
