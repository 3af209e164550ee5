import { resource } from './resource';

/** Carried out by the engine, and by nobody else. */
export const dueStep = resource('due-step', { name: 'Due step' });
