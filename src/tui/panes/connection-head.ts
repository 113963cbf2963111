import { endpoint } from '../../rules/words.js';
import { detailWidths } from '../geometry.js';
import type { Model } from '../model.js';
import { type Line, piece, statusMarks, statusWords } from '../theme.js';
import { spread } from '../widgets/cells.js';

/** Two lines that name the opened connection and the pane that keys go to. */
export function connectionHead(model: Model): Line[] {
  const { opened, listing, list, size } = model;
  const row = listing.shown.find(({ id }) => id === opened?.id) ?? listing.all.find(({ id }) => id === opened?.id);
  if (!opened || !row) return [[], []];
  const { sni, server, version } = row.look;
  const to = `${endpoint(server)}${sni ? ` (${sni})` : ''}`;
  const left = [
    statusMarks[row.status], piece(' '), statusWords[row.status],
    piece(` · ${endpoint(row.client)} → `), piece(to, 'heading'),
    piece(version ? ` · ${version}` : '', 'aside'),
  ];
  const place = `#${row.id} · ${list.at + 1}/${listing.shown.length}`;
  return [spread(left, [piece(place, 'aside')], size.columns), tabLine(model)];
}

function tabLine({ opened, size }: Model): Line {
  const { isSplit, findings } = detailWidths(size);
  const tab = (name: 'findings' | 'timeline', title: string) =>
    opened?.pane === name ? piece(`▸ ${title}`, 'key') : piece(`  ${title}`, 'aside');
  const left = tab('findings', 'Findings');
  const gap = isSplit ? ' '.repeat(findings + 3 - left.text.length) : '   ';
  return [left, piece(gap), tab('timeline', 'Timeline')];
}
