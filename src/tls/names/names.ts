import { hexCode } from '../../bytes/hex.js';
import { alertNames } from './alerts.js';
import { extensionNames } from './extensions.js';
import { isGrease } from './grease.js';
import { groupNames } from './groups.js';
import { handshakeTypeNames } from './handshake-types.js';
import { signatureSchemeNames } from './signature-schemes.js';
import { versionNames } from './versions.js';

type Names = Readonly<Record<number, string>>;

/** `TLS 1.2` for 0x0303; hex for what has no name. */
export function versionName(code: number): string {
  return nameOf(versionNames, code);
}

export function groupName(code: number): string {
  return nameOf(groupNames, code);
}

export function signatureSchemeName(code: number): string {
  return nameOf(signatureSchemeNames, code);
}

export function extensionName(code: number): string {
  return nameOf(extensionNames, code);
}

/** `unknown_ca` for 48; `alert 0xc8` for codes that IANA does not list. */
export function alertName(code: number): string {
  return alertNames[code] ?? `alert ${hexCode(code, 2)}`;
}

/** The code of an alert by its RFC name. */
export function alertCode(name: string): number | undefined {
  const code = Object.keys(alertNames).find((key) => alertNames[Number(key)] === name);
  return code === undefined ? undefined : Number(code);
}

export function handshakeTypeName(code: number): string {
  return handshakeTypeNames[code] ?? hexCode(code, 2);
}

/** TLS 1.3, its drafts and experiments: they share the shape of what follows ServerHello. */
export function isTls13(version: number): boolean {
  return version === 0x0304 || version >> 8 === 0x7f || version >> 8 === 0xfb;
}

function nameOf(names: Names, code: number): string {
  return names[code] ?? (isGrease(code) ? 'GREASE' : hexCode(code));
}
