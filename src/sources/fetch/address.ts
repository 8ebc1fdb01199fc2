import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** An address that must not be reached; thrown inside the connection, turned into a problem by the fetcher. */
export class PrivateAddressError extends Error {
  constructor(
    readonly host: string,
    readonly address: string,
  ) {
    super(`expected a public address for ${host}, found ${address}`);
  }
}

/** True for addresses of the public internet; false for loopback, private, link-local, mapped and reserved ones and for what is no address. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'unicast';
}

/** The address that a host name is itself ("127.0.0.1", "[::1]", also "0x7f.1"); undefined for names. URLs are normalised by `new URL` first. */
export function literalAddress(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}

/** As `dns.lookup`; given from outside in tests. */
export type Lookup = (
  host: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** A lookup that fails where any address of a name is not public: what was resolved is what is connected to, so that names cannot change in between. */
export function publicOnly(lookup: Lookup = dnsLookup as Lookup): Lookup {
  return (host, options, callback) => {
    lookup(host, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const addresses = typeof address === 'string' ? [address] : address.map((one) => one.address);
      const refused = addresses.find((one) => !isPublicAddress(one));
      if (refused !== undefined) return callback(new PrivateAddressError(host, refused), []);
      callback(null, address, family);
    });
  };
}
