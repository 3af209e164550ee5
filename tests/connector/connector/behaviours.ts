/** All that the connector does, by name. Each asks for the others through the shop, so that one of them can be exchanged. */
import * as accounts from './accounts';
import { headersOf, secondsToWait, versionOf } from './api';
import * as catalog from './catalog';
import * as documents from './documents';
import * as fulfil from './fulfil';
import * as giveBack from './give-back';
import * as listen from './listen';
import * as order from './order';
import * as pay from './pay';
import * as sell from './sell';
import * as subscribe from './subscribe';

const api = { headersOf, secondsToWait, versionOf };

export const behaviours = {
  ...api,
  ...catalog,
  ...accounts,
  ...sell,
  ...pay,
  ...order,
  ...fulfil,
  ...giveBack,
  ...documents,
  ...subscribe,
  ...listen,
};

export type Behaviours = typeof behaviours;
