import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWhere, WhereError, whereFields } from '../../src/report/where.js';
import { failed, told } from './told.js';

const healthy = told(2).connection;
const broken = failed(1).connection;
const matches = (expression: string, connection = broken) => parseWhere(expression)(connection);

describe('parseWhere', () => {
  it('takes everything when nothing is asked', () => {
    expect(matches('')).toBe(true);
    expect(matches('   ', healthy)).toBe(true);
  });

  it.each([
    'status:failed', 'status:failed,degraded', 'sni:*.example.com', 'sni:API.example.com', 'client:10.0.0.0/8', 'client:10.0.0.5',
    'client:10.0.0.*', 'server:10.0.0.9:443', 'server::443', 'port:443', 'rule:certificate/*', '-server:10.0.0.8', 'version:1.2',
    'version:"TLS 1.2"', 'id:1', 'id:1-3', 'frame:5', 'stage:certificate', 'severity:error', 'blame:client', 'api.example',
    'unknown-ca', '"does not trust"', 'alpn:h2', 'cipher:*AES_256*', 'host:10.0.0.9', 'status:FAILED -status:ok',
  ])('finds the failed connection by %s', (expression) => {
    expect(matches(expression)).toBe(true);
  });

  it.each([
    'status:ok', 'sni:example.com', 'sni:', 'client:192.168.0.0/16', 'client:2001:db8::/32', 'server:10.0.0.9:8443', 'server::44',
    'rule:tcp/*', '-status:failed', 'status:failed -client:10.0.0.5', 'id:2', 'frame:13', 'nowhere', 'version:1.3',
  ])('leaves the failed connection out by %s', (expression) => {
    expect(matches(expression)).toBe(false);
  });

  it('knows IPv6 addresses and blocks', () => {
    const { connection } = told(3, { client: { address: '2001:db8::5', port: 50000 } });
    expect(matches('client:2001:db8::/32', connection)).toBe(true);
    expect(matches('client:2001:db8::5', connection)).toBe(true);
    expect(matches('client:[2001:db8::5]:50000', connection)).toBe(true);
    expect(matches('client:2001:db9::/32', connection)).toBe(false);
    expect(matches('client:::/0', connection)).toBe(true);
  });

  it('finds a missing name by an empty value', () => {
    expect(matches('sni:', told(3, { sni: undefined }).connection)).toBe(true);
  });

  it.each([
    ['statsu:failed', 'did you mean "status"?'],
    ['sevrer:10.0.0.9', 'did you mean "server"?'],
    ['status:broken', 'ok, failed, degraded, incomplete'],
    ['id:seven', 'a number or a range'],
    ['"open', 'a quote is not closed'],
    ['constructor:x', 'there is no field'],
  ])('refuses %s with a reason', (expression, reason) => {
    expect(() => parseWhere(expression)).toThrow(WhereError);
    expect(() => parseWhere(expression)).toThrow(reason);
  });

  it('never throws anything but its own error, and never hangs', () => {
    const term = fc.oneof(fc.string(), fc.tuple(fc.constantFrom(...whereFields), fc.string()).map(([name, value]) => `${name}:${value}`));
    fc.assert(fc.property(fc.array(term).map((parts) => parts.join(' ')), (expression) => {
      try {
        expect(typeof parseWhere(expression)(broken)).toBe('boolean');
      } catch (error) {
        expect(error).toBeInstanceOf(WhereError);
      }
    }));
  });

  it('turns any term round with a minus', () => {
    const term = fc.constantFrom('status:ok', 'status:failed', 'client:10.0.0.0/8', 'sni:*.com', 'rule:tcp/*', 'id:1', 'port:443', 'api');
    fc.assert(fc.property(term, fc.constantFrom(healthy, broken), (one, connection) => {
      expect(matches(`-${one}`, connection)).toBe(!matches(one, connection));
    }));
  });

  it('joins terms with and', () => {
    const term = fc.constantFrom('status:ok', 'status:failed', 'client:10.0.0.0/8', 'sni:*.com', 'id:1', '-api', '"10.0.0.5"');
    fc.assert(fc.property(fc.array(term, { maxLength: 5 }), fc.constantFrom(healthy, broken), (parts, connection) => {
      expect(matches(parts.join(' '), connection)).toBe(parts.every((part) => matches(part, connection)));
    }));
  });
});
