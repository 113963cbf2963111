import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInRules } from '../../src/rules/rules.js';
import { commandsPage } from './commands-page.js';
import { documentPage } from './document-page.js';
import { keysPage } from './keys-page.js';
import { matrixPage, readMatrix } from './matrix.js';
import { recordedFindings } from './recorded.js';
import { rulePage } from './rule-page.js';
import { rulesIndex } from './rules-index.js';
import { ruleTestOf } from './rule-test.js';

/** Folders in which nothing but generated pages lies. */
export const generatedFolders: readonly string[] = ['docs/rules'];

/** Every page of docs/ that is made from the program: path from the repository's root → text. Writes nothing. */
export async function generatedPages(root: string): Promise<Map<string, string>> {
  const recorded = await recordedFindings(root);
  const pages = new Map<string, string>([
    ['docs/matrix.md', matrixPage(await readMatrix(root))],
    ['docs/reference/commands.md', commandsPage()],
    ['docs/reference/keys.md', keysPage()],
    ['docs/reference/document.md', documentPage(readFileSync(join(root, 'src/report/schema.json'), 'utf8'))],
    ['docs/rules/README.md', rulesIndex(builtInRules, recorded)],
  ]);
  for (const [id, rule] of builtInRules) {
    pages.set(`docs/rules/${id}.md`, rulePage(id, rule, recorded.get(id) ?? [], ruleTestOf(root, id)));
  }
  return pages;
}
