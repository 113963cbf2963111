import { generatedNote, page, table } from './markdown.js';

/** As much of JSON Schema as the generator of schema.json uses. */
interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** docs/reference/document.md from the JSON Schema: a table for each object. */
export function documentPage(text: string): string {
  const schema: Schema = JSON.parse(text);
  const objects = Object.entries(schema.definitions ?? {}).filter(([, { properties }]) => properties);
  return page(
    generatedNote('src/report/schema.json, which is made from src/report/document.ts'),
    '# The document: `--format json` and `ndjson`',
    objects.find(([name]) => name === 'Document')?.[1].description,
    'In the JSON text `connections` stand before `captures` and `summary`: a connection is written when it ends, and what is said of the whole ' +
      'is known only when the input is read. `id` gives the order of the first packets.',
    '`--format ndjson` prints the same parts one a line as soon as they are known. Each line has a `type`: `capture` (a CaptureReport), ' +
      '`connection` (a ConnectionReport), `incident` (an IncidentReport), and last `end` with `schema`, `tool` and `summary`. Live, a connection ' +
      'whose picture changes is printed again with the same `id`.',
    'The [JSON Schema](../../src/report/schema.json) is in the package as `src/report/schema.json`.',
    ...objects.map(([name, object]) => section(name, object, schema)),
  );
}

function section(name: string, object: Schema, schema: Schema): string {
  const rows = Object.entries(object.properties ?? {}).map(([field, value]) => [
    `\`${field}\``,
    object.required?.includes(field) ? 'always' : 'where known',
    typeOf(value, schema),
    value.description ?? '',
  ]);
  return `## ${name}\n\n${table(['field', 'there', 'value', ''], rows)}`;
}

function typeOf(schema: Schema, whole: Schema): string {
  if (schema.$ref) return named(schema.$ref.split('/').pop() ?? '', whole);
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.type === 'array') return arrayOf(schema.items, whole);
  if (schema.properties) return `object: ${Object.keys(schema.properties).map((name) => `\`${name}\``).join(', ')}`;
  return schema.type ?? '';
}

function arrayOf(items: Schema['items'], whole: Schema): string {
  if (items === undefined) return 'list';
  return isTuple(items) ? `list of ${items.length}: ${items.map((item) => typeOf(item, whole)).join(', ')}` : `list of ${typeOf(items, whole)}`;
}

function isTuple(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}

/** An object has a section of its own; a list of words is spelled out. */
function named(name: string, whole: Schema): string {
  const target = whole.definitions?.[name];
  return target?.properties || !target ? `[${name}](#${name.toLowerCase()})` : typeOf(target, whole);
}
