/** Markdown that reads well on a terminal too. Ratios: how many times the CPU of our text report a tool takes. */
export function captureTable({ name, bytes }, results) {
  const ours = results[0].cpu;
  const rows = results.map(({ tool, cpu, wall, memory }) => [
    tool.name, `${cpu.toFixed(2)} s`, `${wall.toFixed(2)} s`, `${Math.round(memory)} MB`, ratio(cpu / ours),
  ]);
  return `${name} (${Math.round(bytes / 1e6)} MB)\n\n${table(['', 'CPU', 'wall', 'peak memory', 'CPU against tlswhy'], rows)}`;
}

export function startTable({ tlswhy, tshark }) {
  const row = (name, seconds) => [name, `${Math.round(seconds * 1000)} ms`, ratio(seconds / tlswhy)];
  return `a capture of 9 kB, from the command to its end\n\n${table(['', 'wall', 'against tlswhy'], [row('tlswhy -f text', tlswhy), row('tshark', tshark)])}`;
}

function ratio(value) {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}

function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
