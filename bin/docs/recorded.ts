import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFiles } from '../../src/cli/pipeline.js';
import { Secrets } from '../../src/cli/secrets.js';
import type { FindingReport, Told } from '../../src/report/document.js';
import { builtInRules } from '../../src/rules/rules.js';
import { mozillaTrustList } from '../../src/x509/trust.js';

/** One finding of one connection in a case of captures/. */
export interface RecordedFinding {
  /** Folder in captures/. */
  readonly name: string;
  /** Its README's heading. */
  readonly title: string;
  readonly connection: number;
  readonly finding: FindingReport;
}

/** What all recorded cases are told to be, by rule. The trust list's label names no version, so that pages are alike on every Node. */
export async function recordedFindings(root: string): Promise<Map<string, RecordedFinding[]>> {
  const byRule = new Map<string, RecordedFinding[]>();
  const captures = join(root, 'captures');
  for (const name of readdirSync(captures).sort()) {
    const path = ['capture.pcap', 'capture.pcapng'].map((file) => join(captures, name, file)).find(existsSync);
    if (!path) continue;
    const title = /^# (.*)$/m.exec(readFileSync(join(captures, name, 'README.md'), 'utf8'))?.[1] ?? name;
    for (const { connection } of await toldOf(path, secretsOf(join(captures, name)))) {
      for (const finding of connection.findings) {
        const found = { name, title, connection: connection.id, finding };
        byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), found]);
      }
    }
  }
  return byRule;
}

/** The keys of a case that says what they show. */
function secretsOf(folder: string): Secrets | undefined {
  const expected = join(folder, 'expected.json');
  const isWanted = existsSync(expected) && 'withKeys' in (JSON.parse(readFileSync(expected, 'utf8')) as object);
  return isWanted ? new Secrets(join(folder, 'keys.log')) : undefined;
}

async function toldOf(path: string, secrets: Secrets | undefined): Promise<Told[]> {
  const told: Told[] = [];
  await analyseFiles([path], { trust: mozillaTrustList(), rules: builtInRules, all: false, secrets }, {
    told: (one) => void told.push(one),
    warning(text) {
      throw new Error(`${path}: ${text}`);
    },
    end: () => {},
  });
  return told.sort((a, b) => a.connection.id - b.connection.id);
}
