export function writeRules(): void;
