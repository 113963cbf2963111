import { describe, expect, it } from 'vitest';
import { anyTarget, curl, sClient, sClientRequest, shellWord, showChain, showLeaf, type Target } from '../../src/rules/commands.js';

const target: Target = { connect: '10.0.0.9:8443', host: '10.0.0.9', port: 8443, name: 'api.example.com' };

describe('commands', () => {
  it('asks this very server for this very name', () => {
    expect(sClient(target, '-showcerts')).toBe(
      'openssl s_client -connect 10.0.0.9:8443 -servername api.example.com -showcerts </dev/null',
    );
    expect(curl(target)).toBe('curl -v --connect-to api.example.com:8443:10.0.0.9:8443 https://api.example.com:8443/');
    expect(showLeaf(target, '-dates')).toMatch(/\| openssl x509 -noout -dates$/);
    expect(showChain(target, 'CA:')).toMatch(/ -showcerts <.* \| openssl pkcs7 -print_certs -noout -text \| grep -E 'Subject:\|CA:'$/);
  });

  it('asks for a page and waits for the answer', () => {
    expect(sClientRequest(target, '-tls1_2')).toBe(
      String.raw`printf 'GET /PATH HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' api.example.com | openssl s_client -connect 10.0.0.9:8443 -servername api.example.com -tls1_2 -ign_eof`,
    );
  });

  it('sends no name where the client sent none, and speaks STARTTLS where the client did', () => {
    expect(sClient({ ...target, name: undefined, starttls: 'smtp' })).toBe(
      'openssl s_client -connect 10.0.0.9:8443 -noservername -starttls smtp </dev/null',
    );
    expect(curl({ ...target, name: undefined })).toBe('curl -v https://10.0.0.9:8443/');
  });

  it('leaves words to replace where there is no connection', () => {
    expect(sClient(anyTarget)).toBe('openssl s_client -connect HOST:443 -servername NAME </dev/null');
  });

  it('quotes a name that a shell would act on', () => {
    expect(shellWord('$(reboot)')).toBe(`'$(reboot)'`);
    expect(shellWord(`a'; rm -rf ~; '`)).toBe(`'a'\\''; rm -rf ~; '\\'''`);
    expect(shellWord('-help')).toBe(`'-help'`);
    expect(shellWord('a\nb\x1b[31m')).toBe(`'ab[31m'`);
  });
});
