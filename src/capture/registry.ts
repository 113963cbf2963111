import { pcap } from './formats/pcap.js';
import { pcapng } from './formats/pcapng.js';
import type { CaptureFormat } from './packet.js';

/** The capture formats that can be read; no two share a magic number. */
export const formats: readonly CaptureFormat[] = [pcap, pcapng];
