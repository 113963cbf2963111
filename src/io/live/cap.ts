import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { limits } from '../../bytes/limits.js';
import { type CaptureSink, emptyPacket } from '../../capture/packet.js';
import { InputError } from '../input-error.js';
import type { LiveRequest } from './engine.js';

/** The part of the native module that is used. */
interface Cap extends EventEmitter {
  open(device: string, filter: string, kernelBuffer: number, buffer: Buffer): string;
  setMinBytes?(bytes: number): void;
  close(): void;
}

/** Room in the kernel for a burst while JavaScript is busy. */
const KERNEL_BUFFER = 16 * 1024 * 1024;

/** libpcap's DLT_ names and numbers as the module has them, to LINKTYPE_ numbers where these differ or are named. */
const linkTypes: Readonly<Record<string, number>> = {
  NULL: 0, ETHERNET: 1, IEEE802_11_RADIO: 127, LINKTYPE_LINUX_SLL: 113, RAW: 101, 'Unknown linktype 12': 101, 'Unknown linktype 14': 101,
};

/** Captures with libpcap in this process. Packets get the time at which they arrive here: the module gives no other. */
export async function captureWithCap(request: LiveRequest, open: (linkType: number) => CaptureSink, signal: AbortSignal): Promise<void> {
  const cap = load();
  // The module keeps no reference to it: were it collected, packets would be written into freed memory.
  const buffer = Buffer.alloc(limits.packetBytes);
  // Not closed where opening failed: the module would close what it does not have, and the process with it.
  const linkType = linkTypeOf(start(cap, request, buffer));
  try {
    await deliver(cap, buffer, linkType, open(linkType), request.count, signal);
  } finally {
    cap.close();
    // Names the buffer after the last packet, so that it lives until here.
    buffer.fill(0, 0, 1);
  }
}

function load(): Cap {
  try {
    const { Cap } = createRequire(import.meta.url)('cap') as { Cap: new () => Cap };
    return new Cap();
  } catch (error) {
    throw new InputError(`the native capture module is not built here (${String(error).split('\n', 1)[0]}); tlswhy doctor tells how to mend that`);
  }
}

function start(cap: Cap, { interface: name, filter }: LiveRequest, buffer: Buffer): string {
  try {
    const linkType = cap.open(name, filter, KERNEL_BUFFER, buffer);
    cap.setMinBytes?.(0);
    return linkType;
  } catch (error) {
    throw new InputError(`cannot capture from ${name}: ${error instanceof Error ? error.message.trim() : String(error)}`);
  }
}

function linkTypeOf(name: string): number {
  return linkTypes[name] ?? Number(/\d+$/.exec(name)?.[0] ?? 1);
}

function deliver(cap: Cap, buffer: Buffer, linkType: number, sink: CaptureSink, count = Infinity, signal: AbortSignal): Promise<void> {
  const packet = Object.assign(emptyPacket(), { data: buffer, linkType, digits: 6 });
  return new Promise((done, failed) => {
    const finish = () => {
      cap.removeAllListeners('packet');
      done();
    };
    cap.on('packet', (length: number, isCut: boolean) => {
      const now = performance.timeOrigin + performance.now();
      packet.frame++;
      packet.seconds = Math.floor(now / 1000);
      packet.nanos = Math.floor((now % 1000) * 1000) * 1000;
      packet.end = length;
      packet.wireLength = isCut ? length + 1 : length;
      try {
        sink.push(packet);
      } catch (error) {
        failed(error);
      }
      if (packet.frame >= count) finish();
    });
    if (signal.aborted) finish();
    signal.addEventListener('abort', finish, { once: true });
  });
}
