/** Loads the editor of a request's body: most of what the form weighs, and for calls with a body alone. */
export const loadEditor = () => import('./BodyEditor');
