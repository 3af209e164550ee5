import type { ComponentType } from 'react';
import ShopperLinks from '../ShopperDialog/ShopperLinks';
import type { Wrap } from './system';

interface LiveResponseProps {
  response?: { get(name: 'text'): unknown };
}

function bodyOf({ response }: LiveResponseProps): unknown {
  try {
    return JSON.parse(String(response?.get('text')));
  } catch {
    return null;
  }
}

const wrapResponse: Wrap<LiveResponseProps> = (Original: ComponentType<LiveResponseProps>) => (props) => (
  <>
    <Original {...props} />
    <ShopperLinks value={bodyOf(props)} />
  </>
);

/** Below an answer that sends a shopper somewhere, a way to act there. */
export const shopperPlugin = { wrapComponents: { liveResponse: wrapResponse } };
