import type { Packet } from '../capture/packet.js';
import type { IpHeader } from './ip-header.js';
import type { Datagram, IcmpError, IpPart, Segment } from './segment.js';

/** The reused objects that dissection fills. They share the IP header's address words, so nothing is copied there. */
function emptyPart(ip: IpHeader): IpPart {
  return {
    frame: 0,
    seconds: 0,
    nanos: 0,
    family: 4,
    source: ip.source,
    destination: ip.destination,
    ttl: 0,
    ipId: 0,
    data: new Uint8Array(0),
  };
}

export function emptySegment(ip: IpHeader): Segment {
  const ports = { sourcePort: 0, destinationPort: 0, seq: 0, ack: 0, flags: 0, window: 0 };
  return { ...emptyPart(ip), ...ports, optionsStart: 0, payloadStart: 0, payloadEnd: 0, payloadLength: 0 };
}

export function emptyDatagram(ip: IpHeader): Datagram {
  return { ...emptyPart(ip), sourcePort: 0, destinationPort: 0, payloadStart: 0, payloadEnd: 0, payloadLength: 0 };
}

export function emptyIcmpError(ip: IpHeader): IcmpError {
  return {
    ...emptyPart(ip),
    kind: 'other',
    type: 0,
    code: 0,
    mtu: 0,
    quotedSource: new Uint32Array(4),
    quotedDestination: new Uint32Array(4),
    quotedProtocol: 0,
    quotedSourcePort: 0,
    quotedDestinationPort: 0,
    quotedSeq: 0,
  };
}

/** Copies onto `part` where and when its packet was seen and what IP said; the addresses are there already. */
export function stamp(part: IpPart, packet: Packet, ip: IpHeader): void {
  part.frame = packet.frame;
  part.seconds = packet.seconds;
  part.nanos = packet.nanos;
  part.family = ip.family;
  part.ttl = ip.ttl;
  part.ipId = ip.id;
}
