import forge from 'node-forge';

const DAY = 24 * 3600 * 1000;

/** PEM texts: the authority to trust, and what a server of the named hosts presents. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** A certification authority that nobody else trusts and whose key is never written anywhere. */
export function certify(hosts: readonly string[]): Certificates {
  const authority = { name: 'Test authority', keys: forge.pki.rsa.generateKeyPair(2048) };
  const server = { name: 'Test server', keys: forge.pki.rsa.generateKeyPair(2048) };
  const root = sign(authority, authority, [{ name: 'basicConstraints', cA: true, critical: true }]);
  const leaf = sign(server, authority, [
    { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
  ]);
  return { authority: root, certificate: leaf, key: forge.pki.privateKeyToPem(server.keys.privateKey) };
}

interface Party {
  readonly name: string;
  readonly keys: forge.pki.rsa.KeyPair;
}

function sign(subject: Party, issuer: Party, extensions: object[]): string {
  const certificate = forge.pki.createCertificate();
  certificate.serialNumber = subject === issuer ? '01' : '02';
  certificate.publicKey = subject.keys.publicKey;
  certificate.validity.notBefore = new Date(Date.now() - DAY);
  certificate.validity.notAfter = new Date(Date.now() + DAY);
  certificate.setSubject([{ name: 'commonName', value: subject.name }]);
  certificate.setIssuer([{ name: 'commonName', value: issuer.name }]);
  certificate.setExtensions(extensions);
  certificate.sign(issuer.keys.privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}
