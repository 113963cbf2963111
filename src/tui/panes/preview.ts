import { previewHeight, proseWidth } from '../geometry.js';
import { type Model, selectedRow } from '../model.js';
import { type Line, piece } from '../theme.js';
import { scrollView } from '../widgets/scroll-view.js';
import { findingLines } from './findings.js';

/** What was found in the connection that the cursor is on, as much as fits below the list; a rule sets it off. */
export function previewLines(model: Model): Line[] {
  const { details, size } = model;
  const height = previewHeight(model);
  const told = details && details.id === selectedRow(model)?.id ? details.told : undefined;
  const lines = told ? findingLines(told, proseWidth(size)) : [];
  const rule: Line = [piece('─'.repeat(size.columns), 'aside')];
  return [rule, ...scrollView(lines, 0, height, size.columns, 'Enter shows the rest')];
}
