import { describe, expect, it } from 'vitest';
import { looksLike } from '../../src/capture/look-alikes.js';

describe('looksLike', () => {
  it.each([
    ['{"packets": []}', 'is JSON'],
    [' [\n {', 'is JSON'],
    ['<!DOCTYPE html>', 'is a web page'],
    ['<?xml version="1.0"?><pdml>', 'is XML'],
    ['\xef\xbb\xbf{"packets": []}', 'is JSON'],
    ['CLIENT_RANDOM 0011', 'give it with --keylog'],
    ['# SSL/TLS secrets log file', 'give it with --keylog'],
    ['-----BEGIN CERTIFICATE-----', 'is PEM text'],
    ['12:00:01 IP 10.0.0.1 > 10.0.0.2', 'is text'],
    ['\x1f\x8b\x08\0', 'compressed with gzip once more'],
    ['\x28\xb5\x2f\xfd\0', 'compressed with zstd; decompress it first (zstd -d)'],
    ['\xfd7zXZ\0\0', 'compressed with xz'],
    ['BZh91AY', 'compressed with bzip2'],
    ['\x04\x22\x4d\x18', 'compressed with lz4'],
    ['PK\x03\x04', 'is a zip archive'],
    ['snoop\0\0\0\0\0\0\x02', 'is a snoop capture'],
    ['GMBU\0\x02', 'is a Microsoft Network Monitor capture'],
    ['\x01\x10\x0a\0', 'is a LANalyzer capture'],
    ['iptrace 2.0', 'is an AIX iptrace capture'],
    ['\0'.repeat(32), 'begins with zeros only'],
    ['\x01\x02\x03', 'begins with 01 02 03, which no capture format known here does'],
  ])('knows %j', (start, words) => {
    expect(looksLike(Buffer.from(start, 'latin1'))).toContain(words);
  });
});
