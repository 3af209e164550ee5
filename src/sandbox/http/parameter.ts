/** How an error names the field at fault: a path of names with dots, and of places in lists with brackets. */

/** A place in a list is a number, or digits as a JSON pointer has them. */
export type Steps = readonly (string | number)[];

export function parameterOf(steps: Steps): string {
  let path = '';
  for (const step of steps) {
    if (/^\d+$/.test(String(step))) path += `[${step}]`;
    else path += path === '' ? step : `.${step}`;
  }
  return path;
}

/** The steps to the metadata that these lead into, or undefined where they do not. */
export function metadataAround(steps: Steps): Steps | undefined {
  const index = steps.indexOf('metadata');
  return index < 0 ? undefined : steps.slice(0, index + 1);
}
