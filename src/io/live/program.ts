import { type ChildProcess, spawn } from 'node:child_process';
import { openCapture } from '../../capture/decode.js';
import { CaptureError, type CaptureNote, type CaptureSink, type Packet } from '../../capture/packet.js';
import { InputError } from '../input-error.js';
import { readStream } from '../stdin.js';
import type { LiveEngine, LiveRequest } from './engine.js';

const argumentsOf = {
  dumpcap: ({ interface: name, filter, count }: LiveRequest) =>
    ['-q', '-i', name, '-w', '-', ...(filter ? ['-f', filter] : []), ...(count ? ['-c', String(count)] : [])],
  tcpdump: ({ interface: name, filter, count }: LiveRequest) =>
    ['-i', name, '-n', '-s', '0', '-U', '-w', '-', ...(count ? ['-c', String(count)] : []), ...(filter ? [filter] : [])],
} as const;

/** Captures with a program that writes packets into a pipe; their times are the kernel's. */
export function captureWithProgram(program: 'dumpcap' | 'tcpdump', path: string): LiveEngine {
  return async (request, open, signal) => {
    const child = spawn(path, argumentsOf[program](request), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    const stop = () => child.kill('SIGINT');
    signal.addEventListener('abort', stop, { once: true });
    const ended = endOf(child, program);
    try {
      await readStream(child.stdout, openCapture(new FirstPacket(open)), program);
    } catch (error) {
      stop();
      // A program that says why it wrote nothing is the better witness than the stream that lacks a header.
      const { complaint } = await ended;
      throw error instanceof CaptureError && complaint !== '' && !signal.aborted ? new InputError(complaint) : error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    const { code, complaint } = await ended;
    if (code !== 0 && !signal.aborted) throw new InputError(complaint === '' ? `${program} ended with status ${code}` : complaint);
  };
}

/** Asks for the sink when the first packet tells the link type; the end is not passed on. */
class FirstPacket implements CaptureSink {
  private sink?: CaptureSink;
  private readonly notes: CaptureNote[] = [];

  constructor(private readonly open: (linkType: number) => CaptureSink) {}

  push(packet: Packet): void {
    if (!this.sink) {
      this.sink = this.open(packet.linkType);
      for (const note of this.notes) this.sink.note(note);
    }
    this.sink.push(packet);
  }

  note(note: CaptureNote): void {
    if (this.sink) this.sink.note(note);
    else this.notes.push(note);
  }

  end(): void {}
}

/** How the program ended, and what it complained of: the first line that is no greeting or count. */
function endOf(child: ChildProcess, program: string): Promise<{ code: number | null; complaint: string }> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-8192)));
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, complaint: `cannot start ${program}: ${error.message}` }));
    child.on('close', (code) => {
      const lines = said.split('\n').map((line) => line.trim());
      const complaint = lines.find((line) => line !== '' && !/^(File:|Packets|Capturing|listening|\d+ packets?|tcpdump: listening)/.test(line));
      done({ code, complaint: complaint ? `${program}: ${complaint.replace(/^\w+: /, '')}` : '' });
    });
  });
}
