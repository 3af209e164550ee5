/** Names of computers, as `Host` and `Origin` headers write them. */

/**
 * The host name of a `Host` header, normalized as browsers do: lower case, IPv4 as four numbers, IPv6 in brackets.
 * Undefined where the header is none.
 */
export function hostnameOf(header: string): string | undefined {
  if (!/^[^\s/?#@\\]+$/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname;
}

/** The host name of a web page's `Origin`; undefined for `null`, for other schemes and for what is more than an origin. */
export function originHostname(origin: string): string | undefined {
  const [, host] = /^https?:\/\/(.+)$/i.exec(origin) ?? [];
  return host === undefined ? undefined : hostnameOf(host);
}

/** True for the names of this computer: `localhost`, what stands below it, 127.0.0.0/8 and ::1 (RFC 6761, RFC 5735, RFC 4291). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === '[::1]' ||
    /^(.+\.)?localhost$/.test(hostname) ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(hostname)
  );
}

/** True for an IP address as a host name. No name server can make such a name lead elsewhere. */
export function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname);
}
