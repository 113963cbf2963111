import { limits } from '../bytes/limits.js';
import type { Sink } from '../bytes/stage.js';
import type { Packet } from '../capture/packet.js';
import { emptyPeeled, etherType, type Peel } from '../link/peel.js';
import { linkTypeOf } from '../link/registry.js';
import { Fragments } from './fragments.js';
import { IcmpReader } from './icmp.js';
import { isExtension, skipExtensions } from './ip-extensions.js';
import { emptyIpHeader, ipProtocol, shortage } from './ip-header.js';
import { readIpv4 } from './ipv4.js';
import { readIpv6 } from './ipv6.js';
import { emptyDatagram, emptyIcmpError, emptySegment, stamp } from './parts.js';
import { peelOfEtherType, peelOfIpProtocol } from './registry.js';
import type { NetSink, Undecoded } from './segment.js';
import { readTcp } from './tcp.js';
import { readUdp } from './udp.js';

/**
 * The stage from packets to segments, datagrams and ICMP errors. One of each is reused for all packets. A fragmented
 * datagram comes out at the frame that completes it; one that never is complete is counted once, at its first frame.
 */
export function dissect(out: NetSink): Sink<Packet> {
  return new Dissector(out);
}

class Dissector implements Sink<Packet> {
  private readonly peeled = emptyPeeled();
  private readonly ip = emptyIpHeader();
  private readonly segment = emptySegment(this.ip);
  private readonly datagram = emptyDatagram(this.ip);
  private readonly icmpError = emptyIcmpError(this.ip);
  private readonly icmpReader = new IcmpReader();
  private readonly fragments: Fragments;
  private linkType = -1;
  private peelLink: Peel | undefined;

  constructor(private readonly out: NetSink) {
    this.fragments = new Fragments((first) => out.undecoded('fragment-lost', first));
  }

  push(packet: Packet): void {
    const reason = this.link(packet) ?? this.network(packet);
    if (reason !== undefined) this.out.undecoded(reason, packet);
  }

  end(): void {
    this.fragments.end();
    this.out.end();
  }

  private link(packet: Packet): Undecoded | undefined {
    const { peeled } = this;
    if (packet.linkType !== this.linkType) {
      this.linkType = packet.linkType;
      this.peelLink = linkTypeOf(packet.linkType)?.peel;
    }
    if (this.peelLink === undefined) return 'link-type';
    peeled.data = packet.data;
    peeled.start = packet.start;
    peeled.end = packet.end;
    peeled.wireEnd = Math.max(packet.end, packet.start + packet.wireLength);
    peeled.stated = false;
    return this.peelLink(peeled) ? undefined : shortage(peeled);
  }

  /** From one IP header to the next until something is carried that is no IP. */
  private network(packet: Packet): Undecoded | undefined {
    for (let depth = 0; depth < limits.encapsulations; depth++) {
      const problem = this.reachIp();
      if (problem !== undefined) return problem;
      if (this.ip.protocol === ipProtocol.tcp && !this.ip.isFragment) return this.tcp(packet);
      if (this.ip.isFragment || isExtension(this.ip.protocol)) {
        const waits = this.unwrap(packet);
        if (waits !== undefined) return waits === 'held' ? undefined : waits;
      }
      const peel = peelOfIpProtocol(this.ip.protocol);
      if (peel === undefined) return this.transport(packet);
      if (!peel(this.peeled)) return shortage(this.peeled);
    }
    return 'malformed';
  }

  /** Through tags and labels to the next IP header, and through that. */
  private reachIp(): Undecoded | undefined {
    const { peeled, ip } = this;
    for (let depth = 0; depth < limits.encapsulations; depth++) {
      if (peeled.etherType === etherType.ipv4) return readIpv4(peeled, ip);
      if (peeled.etherType === etherType.ipv6) return readIpv6(peeled, ip);
      const peel = peelOfEtherType(peeled.etherType);
      if (peel === undefined) return 'not-ip';
      if (!peel(peeled)) return shortage(peeled);
    }
    return 'malformed';
  }

  /** Through extension headers, in and behind a datagram that has to be put together. */
  private unwrap(packet: Packet): Undecoded | 'held' | undefined {
    const { peeled, ip } = this;
    for (let depth = 0; depth < limits.encapsulations; depth++) {
      if (!ip.isFragment) {
        const problem = skipExtensions(peeled, ip);
        if (problem !== undefined || !ip.isFragment) return problem;
      }
      if (peeled.wireEnd > peeled.end) return 'cut';
      const outcome = this.fragments.take(peeled, ip, packet);
      if (outcome !== 'whole') return outcome;
    }
    return 'malformed';
  }

  private transport(packet: Packet): Undecoded | undefined {
    switch (this.ip.protocol) {
      case ipProtocol.tcp:
        return this.tcp(packet);
      case ipProtocol.udp:
        return this.udp(packet);
      case ipProtocol.icmp:
        return this.icmp(packet, 4);
      case ipProtocol.icmp6:
        return this.icmp(packet, 6);
      default:
        return 'other-protocol';
    }
  }

  private tcp(packet: Packet): Undecoded | undefined {
    const problem = readTcp(this.peeled, this.segment);
    if (problem !== undefined) return problem;
    stamp(this.segment, packet, this.ip);
    this.out.push(this.segment);
    return undefined;
  }

  private udp(packet: Packet): Undecoded | undefined {
    const problem = readUdp(this.peeled, this.datagram);
    if (problem !== undefined) return problem;
    stamp(this.datagram, packet, this.ip);
    this.out.datagram(this.datagram);
    return undefined;
  }

  private icmp(packet: Packet, family: 4 | 6): Undecoded | undefined {
    const problem = this.icmpReader.read(this.peeled, family, this.icmpError);
    if (problem !== undefined) return problem;
    stamp(this.icmpError, packet, this.ip);
    this.out.icmp(this.icmpError);
    return undefined;
  }
}
