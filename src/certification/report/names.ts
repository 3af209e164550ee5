/** By which a program knows a readiness report, and the form of its fields. */
export const FORMAT = 'connector-standards/readiness-report';
export const VERSION = 1;
