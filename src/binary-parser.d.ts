/** binary-parser ships its types beside its CommonJS build only, where an ESM import does not look. */
declare module 'binary-parser' {
  export { Parser } from 'binary-parser/dist/binary_parser.js';
}
