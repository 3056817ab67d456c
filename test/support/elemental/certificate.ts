import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface Certificate {
  key: string;
  /** In PEM; it is its own authority. */
  certificate: string;
}

/** A self-signed certificate for 127.0.0.1, made in the folder by `openssl`. */
export function makeCertificate(folder: string): Certificate {
  const keyFile = path.join(folder, 'key.pem');
  const certificateFile = path.join(folder, 'certificate.pem');

  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=local-rancher-test',
    '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certificateFile,
  ], { stdio: 'pipe' });

  return { key: fs.readFileSync(keyFile, 'utf8'), certificate: fs.readFileSync(certificateFile, 'utf8') };
}
