import type { Party, Story } from '../story/story.js';
import type { Certificate } from '../x509/certificate.js';
import type { CertificateReport } from './document.js';

/** The certificates of both sides as sent, the server's first. */
export function certificateReports({ client, server }: Story): CertificateReport[] {
  return [
    ...(server.certificates?.value ?? []).map((one) => certificateReport(one, 'server')),
    ...(client.certificates?.value ?? []).map((one) => certificateReport(one, 'client')),
  ];
}

/** Parts that cannot be read are left out, and `problem` says why. */
function certificateReport(certificate: Certificate, from: Party): CertificateReport {
  const { type, bits } = certificate.publicKeyInfo;
  return {
    from,
    subject: known(certificate.subject),
    issuer: known(certificate.issuer),
    serial: known(certificate.serial),
    notBefore: known(certificate.notBefore),
    notAfter: known(certificate.notAfter),
    names: certificate.names,
    keyType: known(type),
    keyBits: bits > 0 ? bits : undefined,
    signature: known(certificate.signatureAlgorithm.name),
    sha256: certificate.sha256,
    problem: certificate.problem?.message,
  };
}

function known(text: string): string | undefined {
  return text === '' ? undefined : text;
}
