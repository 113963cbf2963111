import type { AnswerReader, HttpAnswer, HttpWords } from '../tls/http/answer.js';
import { type Fact, joined, said } from './fact.js';

/** What the server answered, proven by the frames in which it was heard; undefined when nothing was. */
export function toldAnswer({ answer, heard }: AnswerReader): Fact<HttpAnswer> | undefined {
  if (!answer || heard.size === 0) return undefined;
  const [first, ...more] = [...heard].map(([part, at]) => said(answer, at, 'server', (value) => wordsOf(value, part)));
  return joined(answer, first, ...more);
}

function wordsOf(answer: HttpAnswer, part: keyof HttpWords): string {
  switch (part) {
    case 'status':
      return `${answer.protocol === 'http/1' ? 'HTTP/1' : 'HTTP/2'} response ${answer.status} (decrypted)`;
    case 'goaway':
      return `HTTP/2 GOAWAY ${answer.goaway} (decrypted)`;
    case 'reset':
      return `HTTP/2 RST_STREAM ${answer.reset} (decrypted)`;
    case 'refusal':
      return `the error page says: client certificate ${answer.refusal === 'certificate-missing' ? 'missing' : 'refused'}`;
  }
}
