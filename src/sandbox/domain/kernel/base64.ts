const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A text of ASCII signs in base64 (RFC 4648, section 4). The domain has neither `btoa` nor `Buffer`. */
export function base64Of(text: string): string {
  const groups = text.match(/[\s\S]{1,3}/g) ?? [];
  return groups
    .map((group) => {
      const [first = 0, second = 0, third = 0] = Array.from(group, (sign) => sign.charCodeAt(0));
      const bits = (first << 16) | (second << 8) | third;
      const signs = [18, 12, 6, 0].map((shift) => SIGNS[(bits >> shift) & 63]).join('');
      return signs.slice(0, group.length + 1).padEnd(4, '=');
    })
    .join('');
}
