import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

const schema: object = JSON.parse(readFileSync(new URL('../../src/report/schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ allErrors: true });
ajv.addSchema(schema, 'schema');

/** What is wrong with a document by the project's own schema; empty when nothing is. */
export function documentErrors(document: unknown): string[] {
  return errors('schema#/definitions/Document', document);
}

/** The same for one line of NDJSON. */
export function lineErrors(line: unknown): string[] {
  return errors('schema#/definitions/DocumentLine', line);
}

function errors(reference: string, value: unknown): string[] {
  const validate: ValidateFunction | undefined = ajv.getSchema(reference);
  if (!validate) throw new Error(`no schema ${reference}`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
