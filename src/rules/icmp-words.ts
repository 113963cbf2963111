import type { IcmpWord } from '../story/story.js';

/** Who speaks so: nobody listens, no way leads there, a rule forbids it, a loop of routes. */
export type Reason = 'port' | 'route' | 'rule' | 'loop';

/** An ICMP error in the words of its RFC, and the errno that Linux hands to the program for it. */
export interface IcmpMeaning {
  readonly name: string;
  readonly reason: Reason;
  readonly errno: string;
}

const errnos = {
  unreachableNet: 'errno 101 (ENETUNREACH, "Network is unreachable")',
  refused: 'errno 111 (ECONNREFUSED, "Connection refused")',
  noRoute: 'errno 113 (EHOSTUNREACH, "No route to host")',
  denied: 'errno 13 (EACCES, "Permission denied")',
} as const;

const anyRoute: IcmpMeaning = { name: 'destination unreachable', reason: 'route', errno: errnos.noRoute };
const loop: IcmpMeaning = { name: 'time exceeded', reason: 'loop', errno: errnos.noRoute };
const forbidden: IcmpMeaning = { name: 'administratively prohibited', reason: 'rule', errno: errnos.noRoute };

/** RFC 792, RFC 1122 §3.2.2.1 and RFC 1812 §5.2.7.1: codes of type 3. */
const v4: Readonly<Record<number, IcmpMeaning>> = {
  0: { name: 'network unreachable', reason: 'route', errno: errnos.unreachableNet },
  1: { name: 'host unreachable', reason: 'route', errno: errnos.noRoute },
  3: { name: 'port unreachable', reason: 'port', errno: errnos.refused },
  6: { name: 'network unknown', reason: 'route', errno: errnos.unreachableNet },
  9: { name: 'network administratively prohibited', reason: 'rule', errno: errnos.unreachableNet },
  10: { name: 'host administratively prohibited', reason: 'rule', errno: errnos.noRoute },
  13: { name: 'communication administratively prohibited', reason: 'rule', errno: errnos.noRoute },
};

/** RFC 4443 §3.1: codes of type 1. */
const v6: Readonly<Record<number, IcmpMeaning>> = {
  0: { name: 'no route to destination', reason: 'route', errno: errnos.unreachableNet },
  1: { ...forbidden, errno: errnos.denied },
  3: { name: 'address unreachable', reason: 'route', errno: errnos.noRoute },
  4: { name: 'port unreachable', reason: 'port', errno: errnos.refused },
  5: { name: 'source address failed policy', reason: 'rule', errno: errnos.denied },
  6: { name: 'reject route to destination', reason: 'rule', errno: errnos.denied },
};

/** Nothing for what does not end a connection, such as "packet too big". */
export function icmpMeaning({ kind, code, from }: IcmpWord): IcmpMeaning | undefined {
  if (kind === 'time-exceeded') return loop;
  if (kind !== 'unreachable' && kind !== 'prohibited') return undefined;
  return (from.includes(':') ? v6 : v4)[code] ?? (kind === 'prohibited' ? forbidden : anyRoute);
}

/** `host unreachable (type 3, code 1)`. */
export function icmpName(icmp: IcmpWord, { name, reason }: IcmpMeaning): string {
  const isV6 = icmp.from.includes(':');
  const type = reason === 'loop' ? (isV6 ? 3 : 11) : isV6 ? 1 : 3;
  return `${name} (type ${type}, code ${icmp.code})`;
}
