import { expect, it } from 'vitest';
import { builtInRules } from '../../src/rules/rules.js';
import { bundled } from './program.js';

const tlswhy = await bundled();

it.each([['48'], ['unknown_ca'], ['certificate/unknown-ca'], ['SSL_ERROR_SYSCALL, errno 104'], ['unexpected', 'eof', 'while', 'reading']])(
  'explains %s', async (...words) => {
    const { status, stdout, stderr } = await tlswhy(['explain', ...words]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/The packets that would prove it|Proven by/);
    expect(stdout).toContain('What to do next');
  });

it('lists every rule with its severity and its line', async () => {
  const { status, stdout } = await tlswhy(['rules']);
  expect(status).toBe(0);
  for (const [id, { severity }] of builtInRules) expect(stdout).toMatch(new RegExp(`^${id} +${severity} `, 'm'));
});

it('lists the rules as JSON', async () => {
  const { stdout } = await tlswhy(['rules', '-f', 'json']);
  expect(JSON.parse(stdout).map((rule: { id: string }) => rule.id)).toEqual([...builtInRules.keys()]);
});

it('tells what this machine can do', async () => {
  const { status, stdout } = await tlswhy(['doctor', '-f', 'json']);
  expect(status).toBe(0);
  const names = JSON.parse(stdout).map((check: { name: string }) => check.name);
  expect(names).toEqual(['program', 'watch', 'cap', 'dumpcap', 'tcpdump', 'trust mozilla', 'trust system', 'screen']);
});

it('gives a command for everything that it could mend', async () => {
  const { stdout } = await tlswhy(['doctor', '-f', 'json']);
  for (const check of JSON.parse(stdout)) {
    if (check.state === 'bad') expect(check.mend).toBeTruthy();
  }
});

it('names the interfaces', async () => {
  const { status, stdout } = await tlswhy(['interfaces', '-f', 'json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ name: 'lo', isLoopback: true }));
});
