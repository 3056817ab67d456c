import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { clientPrefix, decodeHtml, hostFacts } from './host-facts';

/** What the operator does to a value (Go's html.EscapeString). */
function encodeHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('\'', '&#39;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;');
}

describe('hostFacts', () => {
  it('reads a recorded host', () => {
    expect(hostFacts(recording('03-register/edge-02.inventory.yaml') as MachineInventory)).toStrictEqual({
      operatingSystem: 'SUSE Linux Enterprise Server 15 SP6',
      osName: 'SLES',
      osId: 'sles',
      osVersion: '15.6',
      osImage: '',
      cpeName: 'cpe:/o:suse:sles:15:sp6',
      address: '127.0.0.1',
      clientVersion: 'v1.9.2-dev',
      auth: 'emulated-tpm',
      identityHash: 'bb502fece1c428da6cbc6078d85625cf03937317a6e11b686ce3dacda23dcb78',
    });
  });

  it('reads it under a custom prefix', () => {
    expect(hostFacts(recording('03-register/edge-03.inventory.yaml') as MachineInventory))
      .toMatchObject({ operatingSystem: 'Red Hat Enterprise Linux 9.4 (Plow)', address: '127.0.0.1', auth: 'emulated-tpm' });
  });

  it('decodes what the operator escaped', () => {
    const { object } = recording('05-delete-matrix/I1-plan-secret-deleted.yaml') as { object: MachineInventory };

    expect(hostFacts(object).operatingSystem).toBe('O\'Brien <Linux> & Co 1');
  });

  it('finds the identity of a machine without a TPM', () => {
    expect(hostFacts(recording('03-register/failures/f-mac.inventory.yaml') as MachineInventory)).toMatchObject({ auth: 'mac', identityHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  });

  it.each([
    [{ 'elemental.cattle.io/os.name': 'Debian', 'elemental.cattle.io/os.version': '12' }, 'Debian 12', '12'],
    [{ 'elemental.cattle.io/os.name': 'Arch Linux' }, 'Arch Linux', ''],
    [{ 'elemental.cattle.io/os.version-id': '12.5', 'elemental.cattle.io/os.version': '12 (bookworm)' }, '12 (bookworm)', '12.5'],
    [{}, '', ''],
  ])('makes the best of %j', (annotations, operatingSystem, osVersion) => {
    expect(hostFacts({ metadata: { annotations } })).toMatchObject({ operatingSystem, osVersion });
  });

  it('says nothing of a machine that said nothing', () => {
    expect(new Set(Object.values(hostFacts({})))).toStrictEqual(new Set(['']));
  });
});

describe('clientPrefix', () => {
  it.each([
    [{ 'elemental.cattle.io/reg-version': 'v1', 'a.test/reg-version': 'v1' }, 'elemental.cattle.io/'],
    [{ 'edge.example.com/reg-version': 'v1' }, 'edge.example.com/'],
    [{ 'reg-version': 'v1' }, ''],
    [{ 'b.test/reg-version': 'v1', 'a.test/reg-version': 'v1' }, 'a.test/'],
    [{ 'edge.example.com/auth': 'tpm' }, 'edge.example.com/'],
    [{ 'elemental.cattle.io/auth': 'tpm', 'a.test/auth': 'tpm' }, 'elemental.cattle.io/'],
    [{ 'my-auth': 'tpm', 'x-reg-version': '1' }, 'elemental.cattle.io/'],
    [{}, 'elemental.cattle.io/'],
  ])('of %j is %s', (annotations: Record<string, string>, prefix) => {
    expect(clientPrefix(annotations)).toBe(prefix);
  });
});

describe('decodeHtml', () => {
  it('undoes the operator\'s escaping, once', () => {
    fc.assert(fc.property(hostileText, (value) => {
      expect(decodeHtml(encodeHtml(value))).toBe(value);
    }));
    expect(decodeHtml('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;');
    expect(decodeHtml('&quot;&nbsp;&copy;')).toBe('&quot;&nbsp;&copy;');
  });
});
