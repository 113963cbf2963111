import { describe, expect, it } from 'vitest';
import { bundled } from './program.js';

const tlswhy = await bundled();

describe('a command line that cannot be followed', () => {
  it.each([
    [[], 'no capture given'],
    [['exlpain'], 'the command is called "explain"'],
    [['--fromat', 'json', 'x.pcap'], 'Did you mean --format?'],
    [['x.pcap', '-f', 'jsno'], 'Did you mean json?'],
    [['x.pcap', '-f', 'xml'], 'text, json, ndjson, markdown'],
    [['x.pcap', '--fail-on', 'errors'], 'Did you mean error?'],
    [['x.pcap', '--at', 'yesterday'], 'It takes a time'],
    [['x.pcap', '--where', 'statsu:failed'], 'did you mean "status"?'],
    [['x.pcap', '--where'], 'argument missing'],
    [['rules', 'extra'], 'too many arguments'],
    [['rules', '-f', 'markdown'], 'text, json'],
    [['explain'], "missing required argument 'WHAT'"],
    [['explain', 'certificate/unknwon-ca'], 'did you mean "certificate/unknown-ca"?'],
    [['completion', 'bsh'], 'did you mean bash?'],
    [['watch', '--for', 'ever'], 'It takes a time such as 60s'],
    [['watch', '--count', '0'], 'a whole number'],
    [['watch', '--via', 'tshark'], 'cap, dumpcap, tcpdump'],
  ])('%j ends with status 2 and says why', async (args, reason) => {
    const { status, stdout, stderr } = await tlswhy(args);
    expect(stderr).toContain(reason);
    expect(stderr).toMatch(/^tlswhy: /);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe('help', () => {
  it('names every command and every option of opening a capture', async () => {
    const { status, stdout } = await tlswhy(['--help']);
    expect(status).toBe(0);
    for (const word of ['watch', 'explain', 'rules', 'interfaces', 'doctor', 'completion', '--format', '--where', '--trust', '--fail-on', '--no-color']) {
      expect(stdout).toContain(word);
    }
  });

  it('tells the options of one command', async () => {
    const { status, stdout } = await tlswhy(['watch', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--for');
  });

  it('prints the version', async () => {
    expect(await tlswhy(['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
