import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { median, nodesOf, type Source, sourcesIn } from './build/sources.js';

const sources = sourcesIn('src');
const written = sources.filter(({ text }) => !isGenerated(text));

describe('src', () => {
  it('has no file over 400 lines but generated tables', () => {
    expect(written.filter((source) => linesOf(source) > 400).map(({ path }) => path)).toEqual([]);
  });

  it('has files of 120 lines at most in the median', () => {
    expect(median(written.map(linesOf))).toBeLessThanOrEqual(120);
  });

  it('has no function over 60 lines', () => {
    const long = functions.filter(({ lines }) => lines > 60);
    expect(long.map(({ path, line, lines }) => `${path}:${line} has ${lines}`)).toEqual([]);
  });

  it('has functions of 8 lines at most in the median', () => {
    expect(median(functions.map(({ lines }) => lines))).toBeLessThanOrEqual(8);
  });

  it('keeps every type: no any, no cast by way of unknown', () => {
    expect(sources.flatMap(escapes)).toEqual([]);
  });

  it('names files in kebab case', () => {
    expect(sources.map(({ path }) => path).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
  });

  it('imports files by the name that they have when they run', () => {
    expect(sources.filter(({ text }) => /from '\.[^']*(?<!\.js|\.json)'/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(sources.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

/** Functions with a body of statements, and those that are one expression. */
const functions = written.flatMap(({ path, tree }) => {
  return [...nodesOf(tree)].filter(isNamedFunction).map((node) => {
    const start = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
    const end = tree.getLineAndCharacterOfPosition(node.end).line;
    return { path, line: start + 1, lines: end - start + 1 };
  });
});

/** Callbacks within a function count as its lines. */
function isNamedFunction(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) return node.body !== undefined;
  if (ts.isConstructorDeclaration(node)) return node.body !== undefined;
  const isValue = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isValue && (ts.isVariableDeclaration(node.parent) || ts.isPropertyDeclaration(node.parent));
}

function escapes({ path, tree }: Source): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    const isAny = node.kind === ts.SyntaxKind.AnyKeyword;
    const isCast = ts.isAsExpression(node) && ts.isAsExpression(node.expression) && node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
    return isAny || isCast ? [`${path}:${tree.getLineAndCharacterOfPosition(node.pos).line + 1}`] : [];
  });
}

function linesOf({ text }: Source): number {
  return text.trimEnd().split('\n').length;
}

function isGenerated(text: string): boolean {
  return /generated/i.test(text.slice(0, 300));
}
