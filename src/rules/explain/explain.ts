import { alertName } from '../../tls/names/names.js';
import { alertNames } from '../../tls/names/alerts.js';
import { codeOf, receivedAlert } from './received-alert.js';
import { explainAlert } from './alert.js';
import { explainErrorText } from './error-texts.js';
import type { Explained } from './explained.js';
import { explainRule } from './rule.js';

/**
 * What an alert (`48`, `unknown_ca`), a rule (`certificate/unknown-ca`) or an error text pasted from a log means.
 * Undefined where the words say nothing to us.
 */
export function explain(what: string): Explained | undefined {
  const text = what.trim();
  if (text === '') return undefined;
  return explainAlertNamed(text) ?? explainRule(text) ?? explainReceived(text) ?? explainErrorText(text);
}

function explainAlertNamed(text: string): Explained | undefined {
  const bare = text.replace(/^alert[ :#]*/i, '');
  if (/^\d{1,3}$/.test(bare)) return explainAlert(Number(bare));
  const code = /^[a-z_ ]+$/i.test(bare) ? codeOf(bare) : undefined;
  return code !== undefined && isSpelledOut(bare, code) ? explainAlert(code) : undefined;
}

/** Not a sentence that only begins with an alert's name. */
function isSpelledOut(text: string, code: number): boolean {
  return text.replace(/[^a-z]/gi, '').length <= alertName(code).length;
}

function explainReceived(text: string): Explained | undefined {
  const code = receivedAlert(text);
  if (code === undefined || !(code in alertNames)) return undefined;
  return explainAlert(code, [
    'The program that printed this did not find the fault: the other side did, and sent the alert ' +
      `${alertName(code)} (${code}). ` +
      "If it stands in a server's log, the client complained; if in a client's, the server did.",
  ]);
}
