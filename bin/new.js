// `npm run new -- rule certificate/my-rule`: writes the rule, its test and its line in the registry.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const usage = 'Usage: npm run new -- rule FAMILY/NAME      (FAMILY/NAME in small letters and dashes: tcp/reset-by-moon)';
const registry = resolve(root, 'src/rules/registry.ts');

function ruleText(id) {
  return `import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** REPLACE: what this rule is about, in one line. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §6.2'], // REPLACE
  summary: 'REPLACE: one sentence without names, for \`tlswhy rules\`.',
  proof: 'REPLACE: which packets prove it, and what it must not be taken for.',

  // The facts that make the case, or nothing. Every Fact in it becomes evidence. Leave early: this runs for each connection.
  match({ client, server }) {
    if (!client.hello || !server.alert) return;
    return { hello: client.hello, alert: server.alert };
  },

  // The words, for a person at three in the morning: what happened, why, what to do. (REPLACE ${id})
  explain: ({ alert }, story) => ({
    what: \`\${sentence(party(story, 'server'))} sent the alert \${alert.value.name}.\`,
    why: 'REPLACE: why that happened.',
    fix: 'REPLACE: what to do about it.',
    blame: 'unknown',
    causes: [{ text: 'REPLACE: a cause.', likelihood: 'medium', why: 'REPLACE: what in this capture speaks for it.' }],
    next: [{ text: 'Try the handshake by hand.', command: sClient(target(story)) }],
  }),
});
`;
}

function testText(id) {
  return `import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('${id}', {
  fires: [
    {
      when: 'REPLACE',
      story: aStory().tcp().clientHello().alert('server', 40),
      frames: [4, 5],
      rootCause: false, // REPLACE: true once it outranks what else speaks here
      words: (told) => expect(told).toMatchInlineSnapshot(), // filled in by \`npx vitest -u\`
    },
  ],
  // Look-alikes: what this must not be taken for.
  quiet: [{ when: 'REPLACE', story: aStory().tcp().clientHello().rst('server') }],
});
`;
}

/** Comment lines first, then the lines in order. */
function withLine(text, line) {
  const lines = text.split('\n').filter((one) => one !== '');
  const head = lines.filter((one) => one.startsWith('//'));
  const rules = [...lines.filter((one) => !one.startsWith('//')), line];
  return `${[...head, ...rules.sort()].join('\n')}\n`;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${path.slice(root.length + 1)}`);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

const [kind, id] = process.argv.slice(2);
if (kind !== 'rule' || !/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id ?? '')) fail(usage);

const files = { rule: resolve(root, `src/rules/${id}.ts`), test: resolve(root, `test/rules/${id}.test.ts`) };
for (const path of Object.values(files)) if (existsSync(path)) fail(`${path} is there already.`);

write(files.rule, ruleText(id));
write(files.test, testText(id));
write(registry, withLine(readFileSync(registry, 'utf8'), `export { default as '${id}' } from './${id}.js';`));
console.log(`Now fill in what says REPLACE, then: npx vitest run test/rules/${id}.test.ts`);
