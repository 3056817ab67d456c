import type { Hardware, Processor } from './hardware';

const GIB = 1024 ** 3;

const PROCESSOR: Processor = {
  vendor: 'GenuineIntel',
  model: 'Intel(R) Xeon(R) Silver 4410Y',
  manufacturer: 'Intel(R) Corporation',
  family: 'Xeon',
  cores: 12,
  threads: 24,
  socket: 'CPU1',
  megahertz: 2000,
  capabilities: 'fpu,vme,de,pse,tsc,msr,pae,mce,cx8,apic,sep,mtrr,pge,mca,cmov,pat,aes,avx512f,vmx',
};

/** A small server at a branch office. */
export const SERVER: Hardware = {
  hostname: 'branch-12',
  product: {
    vendor: 'Dell Inc.',
    name: 'PowerEdge XR5610',
    version: '',
    serial: 'XK1EX03',
    uuid: '4c4c4544-004b-3110-8058-c7c04f303330',
    sku: 'SKU=0A7C;ModelName=PowerEdge XR5610',
    family: 'PowerEdge',
  },
  board: { vendor: 'Dell Inc.', product: '0H8VM5', version: 'A03', serial: '.XK1EX03.CNFCP003EX.', assetTag: '' },
  chassis: { vendor: 'Dell Inc.', type: '23', typeDescription: 'Rack Mount Chassis', version: '', serial: 'XK1EX03', assetTag: 'Branch 12 / rack 2' },
  bios: { vendor: 'Dell Inc.', version: '2.1.5', date: '03/14/2024', revision: '2.1' },
  processors: [PROCESSOR, { ...PROCESSOR, socket: 'CPU2' }],
  graphics: [{ vendor: 'Matrox Electronics Systems Ltd.', product: 'Integrated Matrox G200eW3 Graphics Controller', driver: 'mgag200' }],
  memory: { physical: 128 * GIB, usable: 134_834_380_800 },
  nics: [
    { name: 'eth0', mac: '02:b0:26:12:00:01', ipv4: '192.0.2.12', ipv6: '2001:db8:0:12::12', speed: '10000Mb/s', pciAddress: '0000:31:00.0' },
    { name: 'eth1', mac: '02:b0:26:12:00:02', speed: '10000Mb/s', pciAddress: '0000:31:00.1' },
  ],
  disks: [
    { name: 'nvme0n1', size: 480_103_981_056, type: 'SSD', controller: 'NVMe', model: 'Dell BOSS-N1' },
    { name: 'sda', size: 3_840_755_982_336, type: 'SSD', controller: 'SCSI', model: 'PERC_H755_Front' },
  ],
};
