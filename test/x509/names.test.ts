import { describe, expect, it } from 'vitest';
import { canonicalHost, coverage } from '../../src/x509/names.js';
import { fixture } from './fixtures.js';

const reason = (name: string, host: string) => coverage(fixture(name), host).reason;

describe('coverage', () => {
  const covered = ['api.example.com', 'API.Example.Com', 'api.example.com.', 'www.example.com'];

  it.each(covered)('covers %s by its name', (host) => {
    expect(coverage(fixture('leaf'), host)).toMatchObject({ covered: true, reason: 'match' });
  });

  it('covers one label by a wildcard, and no more', () => {
    expect(coverage(fixture('leaf-wildcard'), 'x.example.com')).toEqual({
      covered: true, reason: 'match', name: '*.example.com',
    });
    expect(reason('leaf-wildcard', 'xn--anything.example.com')).toBe('match');
    expect(coverage(fixture('leaf-wildcard'), 'a.b.example.com')).toEqual({
      covered: false, reason: 'wildcard-too-deep', name: '*.example.com',
    });
    expect(reason('leaf-wildcard', 'example.com')).toBe('match');
    expect(reason('leaf-wildcard', 'xn--mnchen-3ya.example')).toBe('wildcard-parent');
    expect(reason('leaf-wildcard', 'myexample.com')).toBe('other-names');
    expect(reason('leaf-wildcard', 'printer.local')).toBe('wildcard-too-broad');
  });

  it('compares international names as A-labels', () => {
    expect(coverage(fixture('leaf-wildcard'), 'www.München.example').covered).toBe(true);
    expect(canonicalHost('BÜCHER.example.')).toBe('xn--bcher-kva.example');
    expect(canonicalHost('1.2.3')).toBe('1.2.3');
  });

  it.each(['10.0.0.9', '2001:db8::1', '[2001:DB8:0:0::1]', '::ffff:10.1.2.3'])('covers the address %s', (host) => {
    expect(coverage(fixture('leaf-ip'), host).covered).toBe(true);
  });

  it('compares addresses by their octets, with nothing but addresses', () => {
    expect(reason('leaf-ip', '10.1.2.3')).toBe('other-names');
    expect(reason('leaf-ip', '10.0.0.7')).toBe('ip-as-host-name');
    expect(reason('leaf-ip', '010.0.0.9')).toBe('other-names');
    expect(reason('leaf-wildcard', '10.0.0.9')).toBe('other-names');
  });

  it('does not fall back on the common name, but says that it would fit', () => {
    expect(coverage(fixture('leaf-no-san'), 'Old.example.com')).toEqual({
      covered: false, reason: 'common-name-only', name: 'old.example.com',
    });
    expect(reason('leaf-no-san', 'new.example.com')).toBe('no-names');
    expect(reason('leaf', 'db.example.com')).toBe('other-names');
  });
});
