import type { Hardware } from './hardware';

const GIB = 1024 ** 3;

/** A virtual machine on KVM: it has a UUID, but no serial numbers or asset tags, and no graphics card. */
export const VIRTUAL_MACHINE: Hardware = {
  hostname: 'localhost',
  product: { vendor: 'QEMU', name: 'Standard PC (Q35 + ICH9, 2009)', version: 'pc-q35-8.2', uuid: '0d3c8d10-21bf-4f27-8c1e-3a9f6f1b7a55' },
  board: {},
  chassis: { vendor: 'QEMU', type: '1', typeDescription: 'Other', version: 'pc-q35-8.2' },
  bios: { vendor: 'SeaBIOS', version: '1.16.3-2', date: '04/01/2014', revision: '0.0' },
  processors: [{
    vendor: 'AuthenticAMD',
    model: 'AMD EPYC-Milan Processor',
    manufacturer: 'QEMU',
    family: 'Other',
    cores: 4,
    threads: 4,
    socket: 'CPU 0',
    megahertz: 2000,
    capabilities: 'fpu,vme,de,pse,tsc,msr,pae,mce,cx8,apic,sep,mtrr,pge,mca,cmov,pat,aes,avx2,hypervisor',
  }],
  graphics: [],
  memory: { physical: 8 * GIB, usable: 8_326_205_440 },
  nics: [{ name: 'eth0', mac: '52:54:00:12:34:56', ipv4: '198.51.100.40', ipv6: '2001:db8:0:40::40', pciAddress: '0000:01:00.0' }],
  disks: [{ name: 'vda', size: 64 * GIB, type: 'HDD', controller: 'virtio' }],
};
