import { markdownBlock, markdownText } from '../../src/report/escape.js';
import type { FindingReport } from '../../src/report/document.js';
import { reference } from '../../src/rules/reference.js';
import type { Rule } from '../../src/rules/rule.js';
import { generatedNote, link, list, page, table } from './markdown.js';
import type { RecordedFinding } from './recorded.js';
import type { RuleTestText } from './rule-test.js';

/** docs/rules/<family>/<name>.md: what the rule claims, what proves it, where it was seen, how it speaks. */
export function rulePage(id: string, rule: Rule, recorded: readonly RecordedFinding[], test: RuleTestText): string {
  return page(
    generatedNote(`src/rules/${id}.ts, its test and captures/`),
    `# ${id}`,
    markdownText(rule.summary),
    table(['', ''], properties(id, rule)),
    rule.proof && `## What proves it\n\n${markdownText(rule.proof)}`,
    fires(test),
    lookAlikes(test),
    cases(recorded),
    words(recorded, test),
    `## More\n\n${list([link('the rule', `../../../src/rules/${id}.ts`), link('its test', `../../../${test.path}`), link('all rules', '../README.md')])}`,
  );
}

function properties(id: string, { severity, severityOf, certainty, stage, outranks, cites, lastResort, yields }: Rule): [string, string][] {
  const outranked = outranks?.map((other) => (other.endsWith('/*') ? `\`${other}\`` : link(other, `../${other}.md`))).join(', ');
  const rows: [string, string | undefined][] = [
    ['severity', severityOf ? `${severity}, or milder where the other side did not mind` : severity],
    ['certainty', typeof certainty === 'string' ? `at most ${certainty}` : 'depends on what the capture shows'],
    ['stage', stage ?? 'wherever the connection stands'],
    ['explains more than', outranked],
    ['speaks', lastResort ? 'only where no other rule finds an error' : yields ? 'as the root cause or not at all' : undefined],
    ['written in', cites.map(citation).join(', ')],
    ['find it', `\`tlswhy CAPTURE --where 'rule:${id}'\``],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

function citation(text: string): string {
  const { url } = reference(text);
  return url ? link(text, url) : markdownText(text);
}

function fires({ fires }: RuleTestText): string | undefined {
  return fires.length > 0 ? `## It speaks when\n\n${list(fires.map(markdownText))}` : undefined;
}

function lookAlikes({ quiet }: RuleTestText): string | undefined {
  return quiet.length > 0 ? `## Look-alikes: it stays quiet when\n\n${list(quiet.map(markdownText))}` : undefined;
}

function cases(recorded: readonly RecordedFinding[]): string {
  const heading = '## Recorded cases';
  if (recorded.length === 0) return `${heading}\n\nNone yet: its test writes the packets by hand.`;
  const names = [...new Set(recorded.map(({ name }) => name))];
  const rows = names.map((name) => {
    const here = recorded.filter((one) => one.name === name);
    const isRoot = here.some(({ finding }) => finding.rootCause);
    const connections = shortened(here.map(({ connection }) => String(connection)));
    return [link(name, `../../../captures/${name}/README.md`), markdownText(here[0].title), connections, isRoot ? 'root cause' : 'beside another'];
  });
  return `${heading}\n\n${table(['case', 'what happened', 'connections', 'told as'], rows)}`;
}

function shortened(ids: readonly string[]): string {
  return ids.length > 6 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ');
}

/** From a recorded case where there is one, else the snapshot of its test. */
function words(recorded: readonly RecordedFinding[], { words, path }: RuleTestText): string | undefined {
  const example = best(recorded);
  if (!example) return words && `## Its words\n\nFrom ${link('its test', `../../../${path}`)}:\n\n\`\`\`text\n${words}\n\`\`\``;
  const { name, connection, finding } = example;
  return `## Its words\n\nFrom connection ${connection} of ${link(name, `../../../captures/${name}/README.md`)}:\n\n${told(finding)}`;
}

const sure = ['proven', 'likely', 'possible'];

function best(recorded: readonly RecordedFinding[]): RecordedFinding | undefined {
  const weight = ({ finding }: RecordedFinding) => (finding.rootCause ? 0 : 10) + sure.indexOf(finding.certainty);
  return [...recorded].sort((a, b) => weight(a) - weight(b))[0];
}

function told({ title, severity, certainty, blame, summary, evidence, causes, nextSteps }: FindingReport): string {
  const proof = evidence.map(({ frame, note }) => [String(frame), markdownText(note)]);
  const suspects = causes.map(({ text, likelihood, why }) => `${markdownText(text)} (${likelihood}: ${markdownText(why)})`);
  const steps = nextSteps.map(({ text, command }) => (command ? `${markdownText(text)}\n\n${indented(markdownBlock(command, 'sh'))}` : markdownText(text)));
  const quoted = [
    `**${markdownText(title)}** (${severity}, ${certainty}, blame: ${blame})`,
    markdownText(summary),
    evidence.length > 0 ? table(['frame', 'what it shows'], proof) : undefined,
    causes.length > 0 ? `Suspects:\n\n${list(suspects)}` : undefined,
    nextSteps.length > 0 ? `What to do:\n\n${list(steps)}` : undefined,
  ];
  return page(...quoted).trimEnd().replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
}

function indented(block: string): string {
  return block.replace(/^/gm, '  ');
}
