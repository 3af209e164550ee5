/** Loads the editor of a request's body, which calls without one do not need. */
export const loadEditor = () => import('./BodyEditor');
