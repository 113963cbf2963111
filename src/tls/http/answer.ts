import { frameRef, type FrameRef } from '../../bytes/span.js';
import type { SeenApplicationData } from '../events.js';
import { beginsHttp2, Http2Frames } from './http2.js';
import { statusOfLine } from './http1.js';
import { type PageWords, refusalOn } from './refusal-page.js';

/** What a server said in HTTP, as far as it explains how a connection went: no header, no body. */
export interface HttpAnswer {
  readonly protocol: 'http/1' | 'http/2';
  /** Of the last response whose beginning was read. */
  readonly status?: number;
  /** HTTP/2: the error code of its last GOAWAY, by its RFC name: `ENHANCE_YOUR_CALM`. */
  readonly goaway?: string;
  /** HTTP/2: the error code of its last RST_STREAM. */
  readonly reset?: string;
  /** What an error page says of the client's certificate. */
  readonly refusal?: PageWords;
}

/** The parts of an answer that can be heard, each in a frame of its own. */
export type HttpWords = { [Part in Exclude<keyof HttpAnswer, 'protocol'>]?: NonNullable<HttpAnswer[Part]> };

/**
 * Listens to the decrypted application data of a server, the records that are opened anyway, for what HTTP answered.
 * It keeps numbers and names of codes, never what it read.
 */
export class AnswerReader {
  /** Where each part of the answer was heard last. */
  readonly heard = new Map<keyof HttpWords, FrameRef>();
  private words: HttpWords = {};
  private protocol?: HttpAnswer['protocol'];
  private frames?: Http2Frames;
  private silent = true;

  /** What was heard so far; undefined when it was no HTTP. */
  get answer(): HttpAnswer | undefined {
    return this.protocol && { protocol: this.protocol, ...this.words };
  }

  take(data: SeenApplicationData): void {
    if (data.plaintext.length === 0) return;
    if (this.silent && beginsHttp2(data.plaintext)) this.frames = new Http2Frames();
    this.silent = false;
    if (this.frames) this.http2(this.frames, data);
    else this.http1(data);
    const { status } = this.words;
    if (status !== undefined && status >= 400) this.hear({ refusal: refusalOn(data.plaintext) }, data.at);
  }

  private http2(frames: Http2Frames, data: SeenApplicationData): void {
    this.protocol = 'http/2';
    frames.record(data, (words) => this.hear(words, data.at));
  }

  private http1({ plaintext, at }: SeenApplicationData): void {
    const status = statusOfLine(plaintext);
    if (status === undefined) return;
    this.protocol = 'http/1';
    this.hear({ status }, at);
  }

  private hear(words: HttpWords, at: FrameRef): void {
    for (const part of ['status', 'goaway', 'reset', 'refusal'] as const) {
      if (words[part] === undefined) continue;
      this.words = { ...this.words, [part]: words[part] };
      this.heard.set(part, frameRef(at));
    }
  }
}
