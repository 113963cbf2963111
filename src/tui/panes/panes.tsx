import { Box } from 'ink';
import type { ReactNode } from 'react';
import { bodyHeight, detailHeight, detailWidths, helpHeight } from '../geometry.js';
import type { Screen } from '../keymap.js';
import type { Model } from '../model.js';
import { type Line, piece } from '../theme.js';
import { Lines } from '../widgets/lines.js';
import { scrollView } from '../widgets/scroll-view.js';
import { answerLines } from './answer.js';
import { connectionHead } from './connection-head.js';
import { connectionLines } from './connections.js';
import { findingLines } from './findings.js';
import { helpLines } from './help.js';
import { incidentLines } from './incidents.js';
import { timelineLines } from './timeline.js';

export interface PaneProps {
  readonly model: Model;
  readonly color: boolean;
}

/** One pane a screen, each made from the model alone. A new screen is a file and a line here. */
export const panes: Record<Screen, (props: PaneProps) => ReactNode> = {
  connections: ({ model, color }) => <Lines lines={[...answerLines(model), ...connectionLines(model)]} color={color} />,
  connection: ConnectionPane,
  incidents: ({ model, color }) => <Lines lines={filled(incidentLines(model), bodyHeight(model))} color={color} />,
  help: ({ model, color }) => {
    const lines = scrollView(helpLines(model), model.helpTop, helpHeight(model), model.size.columns);
    return <Lines lines={lines} color={color} />;
  },
};

function filled(lines: Line[], height: number): Line[] {
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, (): Line => [])];
}

function ConnectionPane({ model, color }: PaneProps): ReactNode {
  return (
    <Box flexDirection="column">
      <Lines lines={connectionHead(model)} color={color} />
      <Details model={model} color={color} />
    </Box>
  );
}

/** Findings and timeline, side by side where there is room, else the one that was chosen. */
function Details({ model, color }: PaneProps): ReactNode {
  const { opened, size } = model;
  const height = detailHeight(model);
  const details = model.details?.id === opened?.id ? model.details : undefined;
  if (!opened || !details?.told) {
    return <Lines lines={filled([[piece(details?.problem ?? 'Reading it again …', 'aside')]], height)} color={color} />;
  }
  const { isSplit, ...widths } = detailWidths(size);
  const { tops } = opened;
  const findings = scrollView(findingLines(details.told, widths.findings), tops.findings, height, widths.findings);
  const timeline = scrollView(timelineLines(details.told, widths.timeline), tops.timeline, height, widths.timeline);
  if (!isSplit) return <Lines lines={opened.pane === 'findings' ? findings : timeline} color={color} />;
  const rule = Array.from({ length: height }, (): Line => [piece(' │', 'aside')]);
  return (
    <Box>
      <Lines lines={findings} color={color} width={widths.findings} />
      <Lines lines={rule} color={color} width={3} />
      <Lines lines={timeline} color={color} width={widths.timeline} />
    </Box>
  );
}
