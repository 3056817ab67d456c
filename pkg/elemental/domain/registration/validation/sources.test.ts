import { isIsoSource, isSystemSource, isWebAddress } from './sources';

describe('isSystemSource', () => {
  it.each([
    'registry.suse.com/suse/sl-micro/6.1/baremetal-os-container:2.2.0', 'oci:registry:5000/os', 'docker://os:latest', 'os', '[::1]:5000/os',
    `registry.example.com/os@sha256:${ 'a'.repeat(64) }`, 'dir:/run/rootfsbase', 'file:///run/rootfs.squashfs',
  ])('takes %s', (uri) => {
    expect(isSystemSource(uri)).toBe(true);
  });

  it.each(['https://example.com/os.iso', 'Registry/OS', 'os :1', 'oci:', 'dir:rootfs', 'file:', 'os:', 'os@sha256:12', '/path'])('refuses %j', (uri) => {
    expect(isSystemSource(uri)).toBe(false);
  });
});

describe('isIsoSource', () => {
  it.each(['https://example.com/os.iso', 'http://10.0.0.1:8080/os.iso', '/run/os.iso', 'file:///run/os.iso'])('takes %s', (uri) => {
    expect(isIsoSource(uri)).toBe(true);
  });

  it.each(['os.iso', 'ftp://example.com/os.iso', 'https://', '/a b', 'registry.example.com/os:1'])('refuses %j', (uri) => {
    expect(isIsoSource(uri)).toBe(false);
  });
});

describe('isWebAddress', () => {
  it.each([['https://a/b', true], ['http://a', true], ['https://a b', false], ['https://[', false], ['a', false]])('of %s is %s', (text, is) => {
    expect(isWebAddress(text)).toBe(is);
  });
});
