/** What there is to know of a machine; what is left out, it doesn't tell. Sizes are in bytes. */
export interface Hardware {
  hostname: string;
  product: Partial<Record<'vendor' | 'name' | 'version' | 'serial' | 'uuid' | 'sku' | 'family', string>>;
  board: Partial<Record<'vendor' | 'product' | 'version' | 'serial' | 'assetTag', string>>;
  chassis: Partial<Record<'vendor' | 'type' | 'typeDescription' | 'version' | 'serial' | 'assetTag', string>>;
  bios: Partial<Record<'vendor' | 'version' | 'date' | 'revision', string>>;
  processors: Processor[];
  graphics: { vendor: string; product: string; driver: string }[];
  memory: { physical: number; usable: number };
  nics: Nic[];
  disks: Disk[];
}

export interface Processor {
  vendor: string;
  model: string;
  manufacturer: string;
  family: string;
  cores: number;
  threads: number;
  socket: string;
  megahertz: number;
  /** Separated by commas. */
  capabilities: string;
}

export interface Nic {
  name: string;
  mac: string;
  ipv4?: string;
  ipv6?: string;
  /** e.g. `1000Mb/s` */
  speed?: string;
  pciAddress?: string;
}

export interface Disk {
  name: string;
  size: number;
  type: 'HDD' | 'SSD';
  controller: string;
  model?: string;
}

/** Cores or threads of all processors together, as text. */
export function total(processors: Processor[], of: 'cores' | 'threads'): string {
  return String(processors.reduce((count, processor) => count + processor[of], 0));
}
