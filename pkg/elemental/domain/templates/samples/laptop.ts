import type { Hardware } from './hardware';

const GIB = 1024 ** 3;

/** A laptop of a field engineer, registered over its wired network. */
export const LAPTOP: Hardware = {
  hostname: 'field-laptop-07',
  product: {
    vendor: 'LENOVO',
    name: '21HMCTO1WW',
    version: 'ThinkPad X1 Carbon Gen 11',
    serial: 'PF4EXMPL',
    uuid: '6c1f3a52-9d0e-11ee-8b3f-a4c3f0112233',
    sku: 'LENOVO_MT_21HM_BU_Think_FM_ThinkPad X1 Carbon Gen 11 (Intel Core 13th Gen)',
    family: 'ThinkPad X1 Carbon Gen 11',
  },
  board: { vendor: 'LENOVO', product: '21HMCTO1WW', version: 'SDK0T76530 WIN', serial: 'L1HF3EXMPL1', assetTag: 'Not Available' },
  chassis: { vendor: 'LENOVO', type: '10', typeDescription: 'Notebook', version: 'None', serial: 'PF4EXMPL', assetTag: 'No Asset Information' },
  bios: { vendor: 'LENOVO', version: 'N3XET50W (1.25 )', date: '02/28/2024', revision: '1.25' },
  processors: [{
    vendor: 'GenuineIntel',
    model: '13th Gen Intel(R) Core(TM) i7-1365U',
    manufacturer: 'Intel(R) Corporation',
    family: 'Core i7',
    cores: 10,
    threads: 12,
    socket: 'U3E1',
    megahertz: 5200,
    capabilities: 'fpu,vme,de,pse,tsc,msr,pae,mce,cx8,apic,sep,mtrr,pge,mca,cmov,pat,aes,avx2,vmx',
  }],
  graphics: [{ vendor: 'Intel Corporation', product: 'Raptor Lake-P [Iris Xe Graphics]', driver: 'i915' }],
  memory: { physical: 32 * GIB, usable: 33_322_831_872 },
  nics: [
    { name: 'eth0', mac: '02:3c:10:07:00:01', ipv4: '192.0.2.107', ipv6: '2001:db8:0:7::107', speed: '1000Mb/s', pciAddress: '0000:00:1f.6' },
    { name: 'wlan0', mac: '02:3c:10:07:00:02', pciAddress: '0000:00:14.3' },
  ],
  disks: [{ name: 'nvme0n1', size: 1_024_209_543_168, type: 'SSD', controller: 'NVMe', model: 'SAMSUNG MZVL21T0HCLR-00BL7' }],
};
