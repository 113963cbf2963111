import { Box, Text, Transform } from 'ink';
import type { ReactNode } from 'react';
import { type Line, paint } from '../theme.js';

interface LinesProps {
  readonly lines: readonly Line[];
  readonly color: boolean;
  /** Columns they take; default: all there are. */
  readonly width?: number;
}

/**
 * Finished lines, one below the other. Ink measures every text it lays out and remembers each for ever, which a live
 * screen cannot afford; so it lays out a blank, and the line takes its place when the frame is written.
 */
export function Lines({ lines, color, width }: LinesProps): ReactNode {
  return (
    <Box flexDirection="column" flexShrink={0} width={width}>
      {lines.map((line, at) => (
        <Transform key={at} transform={() => paint(line, color)}>
          <Text> </Text>
        </Transform>
      ))}
    </Box>
  );
}
