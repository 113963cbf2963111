import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { inTime, stapling, tooLate } from './stapling.js';

const firstLines = (told: string) => told.split('\n').slice(0, 3).join('\n');

ruleTest('certificate/staple-unusable', {
  fires: [
    {
      when: 'its last day is past, and the client minds',
      story: stapling('good').alert('client', 113),
      frames: [6, 7, 8],
      around: tooLate,
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The OCSP answer that the server staples is out of date, or no answer about its certificate
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate_status_response (113). The OCSP answer that the server staples was good until 29 November 2026, 16:43 UTC, 9 days before this connection. The client does not accept it.
        - high: The server cannot reach the OCSP responder, and goes on with what it has (The answer was good once.)
        - medium: The answer is read from a file that nobody renews, or that belongs to the certificate before (A renewed certificate needs a new answer (nginx ssl_stapling_file, HAProxy .ocsp).)
        - low: The clock of the capture, or the server's, is wrong (Dates are judged by the clock of the capture.)
        > Let the server reach the OCSP responder of its CA (DNS, firewall, proxy), reload it, and have it fetch the answer anew before the old one ends.
        > See the answer that the server staples
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -status </dev/null 2>/dev/null | grep -A 20 'OCSP response'"
      `),
    },
    {
      when: 'its last day is past, and nobody minds',
      story: stapling('good').completed(0x0303).applicationData('client').applicationData('server'),
      frames: [6, 7],
      around: tooLate,
      certainty: 'proven',
    },
    {
      when: 'it is about another certificate',
      story: stapling('good', 'leaf').alert('client', 113),
      frames: [6, 7, 8],
      around: inTime,
      words: (told) => expect(firstLines(told)).toMatchInlineSnapshot(`
        "The OCSP answer that the server staples is out of date, or no answer about its certificate
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate_status_response (113). The OCSP answer that the server staples is about another certificate than "api.example.com". The client does not accept it."
      `),
    },
    {
      when: 'it is an error of the responder',
      story: stapling('trylater').alert('client', 113),
      frames: [6, 7, 8],
      around: inTime,
      words: (told) => expect(firstLines(told)).toMatchInlineSnapshot(`
        "The OCSP answer that the server staples is out of date, or no answer about its certificate
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate_status_response (113). The server staples an error of its CA's responder ("try later"). The client does not accept it."
      `),
    },
    {
      when: 'it is no OCSP answer at all',
      story: stapling(new Uint8Array([1, 2, 3])).alert('client', 113),
      frames: [6, 7, 8],
      around: inTime,
    },
    {
      when: 'the CA does not know the certificate',
      story: stapling('unknown').alert('client', 113),
      frames: [6, 7, 8],
      around: inTime,
    },
  ],
  quiet: [
    { when: 'it is fresh and good', story: stapling('good').alert('client', 113), around: inTime },
    { when: 'it says revoked: that is an answer', story: stapling('revoked').alert('client', 44), around: inTime },
  ],
});
