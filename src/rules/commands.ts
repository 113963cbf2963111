import type { Story } from '../story/story.js';
import { endpoint } from './words.js';

/** Where the commands of a finding point: this connection's server, or words to be replaced where there is none. */
export interface Target {
  readonly connect: string;
  readonly host: string;
  readonly port: number;
  /** The name that the client asked for. */
  readonly name?: string;
  /** A protocol that `openssl s_client -starttls` knows. */
  readonly starttls?: string;
}

export const anyTarget: Target = { connect: 'HOST:443', host: 'HOST', port: 443, name: 'NAME' };

const STARTTLS: Readonly<Record<string, string>> = {
  smtp: 'smtp',
  lmtp: 'lmtp',
  imap: 'imap',
  pop3: 'pop3',
  ftp: 'ftp',
  ldap: 'ldap',
  xmpp: 'xmpp',
  postgresql: 'postgres',
  mysql: 'mysql',
  nntp: 'nntp',
  sieve: 'sieve',
  irc: 'irc',
};

export function targetOf(story: Story, name: string | undefined): Target {
  const { endpoint: server } = story.server;
  const protocol = story.upgrade?.value.protocol;
  return {
    connect: endpoint(server),
    host: server.address,
    port: server.port,
    name,
    starttls: protocol === undefined ? undefined : STARTTLS[protocol],
  };
}

/** Names come from the wire and are pasted into a shell: anything unusual stands in single quotes. */
export function shellWord(text: string): string {
  const plain = [...text].filter((char) => char >= ' ' && char !== '\x7f').join('');
  return /^[A-Za-z0-9._:@%+,/-]+$/.test(plain) && !plain.startsWith('-')
    ? plain
    : `'${plain.replaceAll("'", `'\\''`)}'`;
}

/** `openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null`. */
export function sClient(target: Target, ...flags: readonly string[]): string {
  return `${openSslClient(target, flags)} </dev/null`;
}

/** The same with an HTTP request, and the connection kept until the server closes it. */
export function sClientRequest(target: Target, ...flags: readonly string[]): string {
  const host = shellWord(target.name ?? target.connect);
  const request = `printf 'GET /PATH HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' ${host}`;
  return `${request} | ${openSslClient(target, [...flags, '-ign_eof'])}`;
}

function openSslClient(target: Target, flags: readonly string[]): string {
  const name = target.name === undefined ? ['-noservername'] : ['-servername', shellWord(target.name)];
  const starttls = target.starttls === undefined ? [] : ['-starttls', target.starttls];
  return ['openssl s_client -connect', shellWord(target.connect), ...name, ...starttls, ...flags].join(' ');
}

/** Prints what the server's own certificate says of itself. */
export function showLeaf(target: Target, ...fields: readonly string[]): string {
  return `${sClient(target)} 2>/dev/null | openssl x509 -noout ${fields.join(' ')}`;
}

/** Prints what all certificates say of themselves that the server sends, as far as it fits the pattern. */
export function showChain(target: Target, pattern: string): string {
  return (
    `${sClient(target, '-showcerts')} 2>/dev/null | openssl crl2pkcs7 -nocrl -certfile /dev/stdin | ` +
    `openssl pkcs7 -print_certs -noout -text | grep -E ${shellWord(`Subject:|${pattern}`)}`
  );
}

/** A request by curl that connects to this very server, whatever the name resolves to. */
export function curl(target: Target, ...flags: readonly string[]): string {
  if (target.name === undefined || target.name === 'NAME') {
    return ['curl -v', ...flags, `https://${target.connect}/`].join(' ');
  }
  const name = shellWord(target.name);
  const place = target.host.includes(':') ? `[${target.host}]` : target.host;
  const port = target.port === 443 ? '' : `:${target.port}`;
  return [
    'curl -v',
    ...flags,
    `--connect-to ${name}:${target.port}:${place}:${target.port}`,
    `https://${name}${port}/`,
  ].join(' ');
}
