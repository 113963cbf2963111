import { describe, expect, it } from 'vitest';
import { judge, type RuleProblem } from '../../src/rules/engine.js';
import { type Found, rule, type Rule, type RuleSpec } from '../../src/rules/rule.js';
import { fact } from '../../src/story/fact.js';
import { nobodyAround } from '../../src/story/around.js';
import { aStory, at } from '../build/story.js';

const story = aStory().tcp().clientHello().story;
const seen = fact('seen', at(4), 'client → server: ClientHello');

function make(change: Partial<RuleSpec<Found>> = {}): Rule {
  return rule<Found>({
    severity: 'error',
    certainty: 'proven',
    cites: ['RFC 8446 §6.2'],
    summary: 'Something is wrong.',
    match: () => ({ seen }),
    explain: () => ({ what: 'This happened.', why: 'For a reason.', fix: 'Mend it.', blame: 'server' }),
    ...change,
  });
}

function judgeBy(rules: Record<string, Rule>, told = story) {
  return judge(told, nobodyAround, { rules: new Map(Object.entries(rules)) });
}

function rootOf(rules: Record<string, Rule>): string | undefined {
  return judgeBy(rules).findings.find((finding) => finding.rootCause)?.rule;
}

describe('a finding', () => {
  const [finding] = judgeBy({ 'tcp/one': make() }).findings;

  it('has the words of the rule', () => {
    expect(finding).toMatchObject({
      rule: 'tcp/one',
      title: 'Something is wrong',
      summary: 'This happened. For a reason.',
      nextSteps: [{ text: 'Mend it.' }],
      stage: 'client-hello',
    });
  });

  it('puts its likeliest cause first', () => {
    const causes = (['low', 'high', 'medium'] as const).map((likelihood) => ({ text: likelihood, likelihood, why: '' }));
    const explain = () => ({ what: '', why: '', fix: '', blame: 'server' as const, causes });
    const [told] = judgeBy({ 'tcp/one': make({ explain }) }).findings;
    expect(told.causes.map(({ text }) => text)).toEqual(['high', 'medium', 'low']);
  });

  it('that yields is not told beside a root cause, and is told where there is none', () => {
    const yielding = make({ severity: 'warning', yields: true });
    expect(judgeBy({ 'tcp/one': yielding }).findings).toHaveLength(1);
    expect(judgeBy({ 'tcp/one': yielding, 'tcp/two': make() }).findings.map(({ rule }) => rule)).toEqual(['tcp/two']);
  });

  it('links what it cites', () => {
    expect(finding.references).toEqual([
      { text: 'RFC 8446 §6.2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2' },
    ]);
  });

  it('proves itself by every fact that was found, once, in the order of frames', () => {
    const match = () => ({ b: fact(1, at(9), 'nine'), a: [seen, fact(2, at(2), 'two')], again: seen, word: 'no fact' });
    const [{ evidence }] = judgeBy({ 'tcp/one': make({ match }) }).findings;
    expect(evidence.map((span) => span.note)).toEqual(['two', 'client → server: ClientHello', 'nine']);
  });
});

describe('certainty', () => {
  const hole = aStory()
    .tcp()
    .clientHello()
    .gaps({ hole: { client: false, server: true } }).story;
  const certaintyOf = (change: Partial<RuleSpec<Found>>, told = hole) =>
    judgeBy({ 'tcp/one': make(change) }, told).findings[0].certainty;

  it('is a mere possibility where the capture has a hole', () => {
    expect(certaintyOf({})).toBe('possible');
    expect(certaintyOf({ certainty: 'likely' })).toBe('possible');
    expect(certaintyOf({ certainty: 'possible' })).toBe('possible');
  });

  it('stays where the rule does not read the silence of that side', () => {
    expect(certaintyOf({ silenceOf: ['client'] })).toBe('proven');
    expect(certaintyOf({ silenceOf: [] })).toBe('proven');
  });

  it('stays where an alert stands in the packets', () => {
    const told = aStory().tcp().clientHello().alert('server', 40).gaps({ joinedLate: true }).story;
    expect(certaintyOf({ match: ({ server }) => ({ alert: server.alert }) }, told)).toBe('proven');
  });

  it('is lowered when only the other side was captured', () => {
    const told = aStory().syn().clientHello().gaps({ onlySide: 'client' }).story;
    expect(certaintyOf({ silenceOf: ['server'] }, told)).toBe('possible');
    expect(certaintyOf({ silenceOf: ['client'] }, told)).toBe('proven');
  });
});

describe('the root cause', () => {
  it('is the one that outranks the others, by id or by family', () => {
    expect(rootOf({ 'alert/a': make(), 'x/b': make({ certainty: 'possible', outranks: ['alert/a'] }) })).toBe('x/b');
    expect(rootOf({ 'alert/a': make(), 'x/b': make({ certainty: 'possible', outranks: ['alert/*'] }) })).toBe('x/b');
  });

  it('is found among rules that outrank each other', () => {
    const rules = { 'x/a': make({ outranks: ['x/b'], certainty: 'likely' }), 'x/b': make({ outranks: ['x/a'] }) };
    expect(rootOf(rules)).toBe('x/b');
  });

  it('is the surer one of equals', () => {
    expect(rootOf({ 'alert/a': make({ certainty: 'likely' }), 'alert/b': make() })).toBe('alert/b');
  });

  it('is why rather than how: a certificate before the reset that it led to', () => {
    expect(rootOf({ 'tcp/reset': make(), 'certificate/x': make({ certainty: 'likely' }) })).toBe('certificate/x');
    expect(rootOf({ 'tcp/reset': make(), 'certificate/x': make({ certainty: 'possible' }) })).toBe('tcp/reset');
  });

  it('is never a warning', () => {
    const { findings, status } = judgeBy({ 'x/a': make({ severity: 'warning' }) });
    expect(findings[0].rootCause).toBe(false);
    expect(status).toBe('incomplete');
  });

  it('is told first, then errors, warnings and notes', () => {
    const { findings } = judgeBy({
      'x/info': make({ severity: 'info' }),
      'x/warning': make({ severity: 'warning' }),
      'tcp/second': make(),
      'certificate/first': make(),
    });
    expect(findings.map((one) => one.rule)).toEqual(['certificate/first', 'tcp/second', 'x/warning', 'x/info']);
    expect(findings.filter((one) => one.rootCause)).toHaveLength(1);
  });

  it('is a rule of last resort only when no other rule found an error', () => {
    const last = make({ lastResort: true });
    expect(judgeBy({ 'x/last': last, 'tcp/a': make() }).findings.map((one) => one.rule)).toEqual(['tcp/a']);
    expect(rootOf({ 'x/last': last, 'tcp/a': make({ severity: 'warning' }) })).toBe('x/last');
  });
});

describe('the status', () => {
  const done = aStory().tcp().clientHello().serverHello().completed().story;

  it.each([
    ['failed', 'error', done],
    ['degraded', 'warning', done],
    ['ok', 'info', done],
    ['incomplete', 'info', story],
    ['incomplete', 'warning', story],
  ] as const)('is %s for a finding of severity %s', (status, severity, told) => {
    expect(judgeBy({ 'x/a': make({ severity }) }, told).status).toBe(status);
  });

  it('is ok for a mere knock at the port and for plain text', () => {
    expect(judge(aStory().tcp().fin('client').story).status).toBe('ok');
    expect(judge(aStory().to('10.0.0.9', 80).tcp().plaintext('client', 'http', 'GET / HTTP/1.1').story).status).toBe(
      'ok',
    );
  });
});

describe('a rule that throws', () => {
  const broken = make({
    match: () => {
      throw new Error('oops');
    },
  });

  it('is reported and does not stop the others', () => {
    const problems: RuleProblem[] = [];
    const rules = new Map([
      ['x/broken', broken],
      ['x/fine', make()],
    ]);
    const { findings } = judge(story, nobodyAround, { rules, onProblem: (problem) => problems.push(problem) });
    expect(findings.map((finding) => finding.rule)).toEqual(['x/fine']);
    expect(problems).toEqual([{ rule: 'x/broken', message: 'oops' }]);
  });
});
