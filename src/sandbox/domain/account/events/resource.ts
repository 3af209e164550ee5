import type { Event } from '../../../../generated/contract/types';
import { resource } from '../../kernel/resource';

declare module '../../kernel/records' {
  interface Records {
    event: Kept<'event', Event>;
  }
}

export const event = resource('event', { name: 'Event', path: '/events' });
