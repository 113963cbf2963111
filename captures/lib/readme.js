// The upper half of a case's README is prose; what follows the marker is renewed by each recording.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf } from './tools.js';
import { captureOf, summary } from './tshark.js';

const MARKER = '<!-- Everything below is written by `npm run record`. -->';

export function writeReadme(name, scene) {
  const path = join(scene.folder, 'README.md');
  const prose = existsSync(path) ? readFileSync(path, 'utf8').split(MARKER)[0].trimEnd() : `# ${name}`;
  writeFileSync(path, `${prose}\n\n${MARKER}\n\n${recorded(name, scene)}`);
}

function recorded(name, scene) {
  const versions = [...scene.used].map(versionOf).filter(Boolean).map((version) => `- ${version}`);
  const capture = captureOf(scene.folder);
  const { text, decrypted } = summary(capture);
  return [
    '## How it was recorded',
    `\`npm run record -- ${name}\` on ${today()}, captured on ${interfacesOf(scene.settings)}`
      + ` (${statSync(capture).size} bytes), with`,
    versions.join('\n'),
    '## What the programs said',
    ...scene.said.map(({ title, text: said }) => `${title}:\n\n\`\`\`text\n${said}\n\`\`\``),
    '## What tshark sees',
    ...(decrypted ? ['With the session keys of keys.log, so that encrypted records are shown too:'] : []),
    `\`\`\`text\n${text}\n\`\`\``,
  ].join('\n\n') + '\n';
}

function interfacesOf({ captureOn, interfaces }) {
  return interfaces ? `${interfaces.length} interfaces of the ${captureOn}` : `the ${captureOn}'s interface`;
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
