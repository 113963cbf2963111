import { analyseFiles, type AnalysisSettings } from '../../src/cli/pipeline.js';
import type { CaptureReport, IncidentReport, Summary, Told } from '../../src/report/document.js';
import { builtInRules } from '../../src/rules/rules.js';
import { mozillaTrustList } from '../../src/x509/trust.js';

export interface Analysed {
  readonly told: Told[];
  readonly captures: CaptureReport[];
  readonly incidents: IncidentReport[];
  readonly summary: Summary;
  readonly warnings: string[];
}

/** What the command line would report of capture files, as plain data; connections by id. */
export async function analysed(paths: readonly string[], settings: Partial<AnalysisSettings> = {}): Promise<Analysed> {
  const told: Told[] = [];
  const warnings: string[] = [];
  let rest: Omit<Analysed, 'told' | 'warnings'> | undefined;
  await analyseFiles(paths, { trust: mozillaTrustList(), rules: builtInRules, all: false, ...settings }, {
    told: (one) => void told.push(one),
    warning: (text) => void warnings.push(text),
    end: (captures, incidents, summary) => void (rest = { captures, incidents, summary }),
  });
  if (!rest) throw new Error('the analysis did not end');
  told.sort((a, b) => a.connection.id - b.connection.id);
  return { told, warnings, ...rest };
}
