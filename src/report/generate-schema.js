import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const target = fileURLToPath(new URL('schema.json', import.meta.url));

/** JSON Schema of the report as `document.ts` types it: the document itself, and `DocumentLine` for NDJSON. */
export function makeSchema() {
  const schema = createGenerator({
    path: fileURLToPath(new URL('document.ts', import.meta.url)),
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    type: '*',
    skipTypeCheck: true,
  }).createSchema('*');
  const { TimelineRow, Told, ...definitions } = schema.definitions;
  const title = 'What tlswhy --format json prints (tlswhy/1); each line of --format ndjson is a DocumentLine';
  return `${JSON.stringify({ $schema: schema.$schema, $id: 'tlswhy/1', title, $ref: '#/definitions/Document', definitions }, null, 2)}\n`;
}

/** The schema as it lies in the repository. */
export function storedSchema() {
  return readFileSync(target, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, makeSchema());
