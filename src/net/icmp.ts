import { u16, u32 } from '../bytes/big-endian.js';
import { emptyPeeled, type Peeled } from '../link/peel.js';
import { skipExtensions } from './ip-extensions.js';
import { emptyIpHeader, type IpHeader, ipProtocol, shortage } from './ip-header.js';
import { readIpv4 } from './ipv4.js';
import { readIpv6 } from './ipv6.js';
import type { IcmpError, Undecoded } from './segment.js';

const CODE = 1;
const MTU_V4 = 6;
const MTU_V6 = 4;
const HEADER_LENGTH = 8;
const PORTS_LENGTH = 4;
const PORTS_AND_SEQ_LENGTH = 8;

/** IANA: ICMP types. */
const v4 = { unreachable: 3, timeExceeded: 11, parameterProblem: 12 } as const;
/** IANA: ICMPv6 types. */
const v6 = { unreachable: 1, tooBig: 2, timeExceeded: 3, parameterProblem: 4 } as const;

/** Reads ICMP and ICMPv6 errors with the packet that they quote (RFC 792, RFC 4443 §3). */
export class IcmpReader {
  private readonly quoted = emptyPeeled();
  private readonly quotedIp: IpHeader = emptyIpHeader();

  /** Fills `error`; 'other-protocol' for what is no error, such as an echo. */
  read(peeled: Peeled, family: 4 | 6, error: IcmpError): Undecoded | undefined {
    const { data, start, end } = peeled;
    if (end - start < HEADER_LENGTH) return shortage(peeled);
    const kind = family === 4 ? kindOfV4(data[start], data[start + CODE]) : kindOfV6(data[start], data[start + CODE]);
    if (kind === undefined) return 'other-protocol';
    error.data = data;
    error.kind = kind;
    error.type = data[start];
    error.code = data[start + CODE];
    error.mtu = kind === 'too-big' ? mtu(data, start, family) : 0;
    return this.readQuote(peeled, family, error);
  }

  private readQuote(peeled: Peeled, family: 4 | 6, error: IcmpError): Undecoded | undefined {
    const { quoted, quotedIp } = this;
    quoted.data = peeled.data;
    quoted.start = peeled.start + HEADER_LENGTH;
    quoted.end = peeled.end;
    quoted.wireEnd = peeled.wireEnd;
    quoted.stated = true;
    const problem = family === 4 ? readIpv4(quoted, quotedIp) : readIpv6(quoted, quotedIp);
    if (problem) return problem;
    error.quotedSource.set(quotedIp.source);
    error.quotedDestination.set(quotedIp.destination);
    const cut = skipExtensions(quoted, quotedIp) !== undefined;
    error.quotedProtocol = quotedIp.protocol;
    readPorts(quoted, quotedIp, cut, error);
    return undefined;
  }
}

/** Ports and sequence number; 0 where the quote is too short for them, a later fragment, or has none. */
function readPorts(quoted: Peeled, ip: IpHeader, cut: boolean, error: IcmpError): void {
  error.quotedSourcePort = 0;
  error.quotedDestinationPort = 0;
  error.quotedSeq = 0;
  const { data, start, end } = quoted;
  const hasPorts = ip.protocol === ipProtocol.tcp || ip.protocol === ipProtocol.udp;
  if (cut || !hasPorts || end - start < PORTS_LENGTH || (ip.isFragment && ip.fragmentOffset !== 0)) return;
  error.quotedSourcePort = u16(data, start);
  error.quotedDestinationPort = u16(data, start + 2);
  if (ip.protocol === ipProtocol.tcp && end - start >= PORTS_AND_SEQ_LENGTH) error.quotedSeq = u32(data, start + 4);
}

function kindOfV4(type: number, code: number): IcmpError['kind'] | undefined {
  switch (type) {
    case v4.unreachable:
      if (code === 4) return 'too-big';
      return code === 9 || code === 10 || code === 13 ? 'prohibited' : 'unreachable';
    case v4.timeExceeded:
      return 'time-exceeded';
    case v4.parameterProblem:
      return 'other';
    default:
      return undefined;
  }
}

function kindOfV6(type: number, code: number): IcmpError['kind'] | undefined {
  switch (type) {
    case v6.unreachable:
      return code === 1 || code === 5 || code === 6 ? 'prohibited' : 'unreachable';
    case v6.tooBig:
      return 'too-big';
    case v6.timeExceeded:
      return 'time-exceeded';
    case v6.parameterProblem:
      return 'other';
    default:
      return undefined;
  }
}

/** RFC 1191 §4: 16 bits, 0 from routers older than that; RFC 4443 §3.2: 32 bits. */
function mtu(data: Uint8Array, start: number, family: 4 | 6): number {
  if (family === 4) return u16(data, start + MTU_V4);
  return u32(data, start + MTU_V6);
}
