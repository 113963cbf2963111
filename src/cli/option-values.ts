import { InvalidArgumentError } from 'commander';
import { reportFormats } from '../report/registry.js';
import { nearest } from '../report/suggest.js';

/** Which findings make the exit status 1. */
export type FailOn = 'error' | 'warning' | 'never';

const failOn = ['error', 'warning', 'never'] as const;
const formats = reportFormats.map((format) => format.name);

export function formatName(value: string): string {
  return oneOf(value, formats);
}

export function failOnChoice(value: string): FailOn {
  return oneOf(value, failOn);
}

export function outputKind(value: string): 'text' | 'json' {
  return oneOf(value, ['text', 'json'] as const);
}

function oneOf<T extends string>(value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value.toLowerCase());
  if (found) return found;
  const meant = nearest(value, choices);
  throw new InvalidArgumentError(`${meant ? `Did you mean ${meant}?` : `It takes ${choices.join(', ')}.`}`);
}

/** `2026-11-21`, `2026-11-21T10:15:00Z`, `now`, or seconds since 1970; without a zone it is UTC. */
export function moment(value: string): Date {
  if (value === 'now') return new Date();
  if (/^\d{9,11}(\.\d+)?$/.test(value)) return new Date(Number(value) * 1000);
  const iso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(value) ? `${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : ''}` : value;
  const time = /^\d{4}-\d\d-\d\d/.test(value) ? new Date(iso) : new Date(NaN);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('It takes a time such as 2026-11-21T10:15:00Z, seconds since 1970, or now.');
  return time;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

/** `60s`, `500ms`, `5m`, `1h`; a bare number is seconds. In ms. */
export function duration(value: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h)?$/.exec(value) ?? [];
  const length = Number(number) * units[unit ?? 's'];
  if (!(length > 0)) throw new InvalidArgumentError('It takes a time such as 60s, 5m or 1h.');
  return length;
}

/** A whole number from 1 on. */
export function positive(value: string): number {
  if (!/^\d{1,15}$/.test(value) || Number(value) === 0) throw new InvalidArgumentError('It takes a whole number from 1 on.');
  return Number(value);
}

/** For options that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
