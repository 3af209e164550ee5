// Each adds a language to the highlighter that stands under the global name Prism; none exports anything.
declare module 'prismjs/components/*';
