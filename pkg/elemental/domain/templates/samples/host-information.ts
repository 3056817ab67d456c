import type { TemplateData } from '../variables';
import { total, type Disk, type Hardware, type Nic, type Processor } from './hardware';

type Branch = Record<string, unknown>;

/** The word that the client sends where the system doesn't tell (recording `09-templates/dumpdata-hostinfo.labels.txt`). */
const UNKNOWN = 'unknown';

/**
 * What the client finds out itself, with the names and forms of the recording `09-templates/dumpdata-hostinfo.yaml`; `GPU`,
 * which the recorded machine hasn't got, is from operator: pkg/hostinfo.
 */
export function hostInformation({ hostname, product, board, chassis, bios, processors, graphics, memory, nics, disks }: Hardware): TemplateData {
  return {
    BIOS: fields(bios, { Date: 'date', Vendor: 'vendor', Version: 'version' }),
    BaseBoard: fields(board, { AssetTag: 'assetTag', Product: 'product', SerialNumber: 'serial', Vendor: 'vendor', Version: 'version' }),
    CPU: cpu(processors),
    Chassis: fields(chassis, {
      AssetTag: 'assetTag', SerialNumber: 'serial', Type: 'type', TypeDescription: 'typeDescription', Vendor: 'vendor', Version: 'version',
    }),
    GPU: gpu(graphics),
    Memory: {
      Modules: '', SupportedPageSizes: '1073741824, 2097152', TotalPhysicalBytes: String(memory.physical), TotalUsableBytes: String(memory.usable),
    },
    Network: { NICs: byNumberAndName(nics, nic), TotalNICs: String(nics.length) },
    Product: fields(product, {
      Family: 'family', Name: 'name', SKU: 'sku', SerialNumber: 'serial', UUID: 'uuid', Vendor: 'vendor', Version: 'version',
    }),
    Runtime: { Hostname: hostname },
    Storage: { Disks: byNumberAndName(disks, disk), TotalDisks: String(disks.length) },
  };
}

function fields<K extends string>(facts: Partial<Record<K, string>>, names: Record<string, K>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([name, fact]) => [name, facts[fact] ?? UNKNOWN]));
}

function byNumber(parts: Branch[]): Branch {
  return Object.fromEntries(parts.map((part, index) => [String(index), part]));
}

/** Each part under its number and again under its name. */
function byNumberAndName<T extends { name: string }>(parts: T[], data: (part: T) => Branch): Branch {
  return Object.fromEntries(parts.flatMap((part, index) => [[String(index), data(part)], [part.name, data(part)]]));
}

function cpu(processors: Processor[]): Branch {
  const all = processors.map(({ capabilities, model, cores, threads, vendor }, index) => ({
    Capabilities: capabilities, ID: String(index), Model: model, NumCores: String(cores), NumThreads: String(threads), Vendor: vendor,
  }));

  return {
    Processor: all[0],
    Processors: byNumber(all),
    TotalCores: total(processors, 'cores'),
    TotalProcessors: String(processors.length),
    TotalThreads: total(processors, 'threads'),
  };
}

/** The first card's values stand beside the numbers too. A machine without a card has no variables. */
function gpu(graphics: Hardware['graphics']): Branch {
  const cards = graphics.map(({ driver, product, vendor }) => ({ Driver: driver, ProductName: product, VendorName: vendor }));

  return cards.length ? { GraphicsCards: { ...byNumber(cards), ...cards[0] }, TotalCards: String(cards.length) } : {};
}

function nic({ name, mac, ipv4 = '', ipv6 = '', speed = '', pciAddress }: Nic): Branch {
  return {
    AdvertisedLinkModes: '',
    Duplex: speed ? 'Full' : '',
    IPv4Address: ipv4,
    IPv4Addresses: ipv4 ? { 0: ipv4 } : {},
    IPv6Address: ipv6,
    IPv6Addresses: ipv6 ? { 0: ipv6 } : {},
    IsVirtual: 'false',
    MacAddress: mac,
    Name: name,
    PCIAddress: pciAddress ?? null,
    Speed: speed,
    SupportedLinkModes: '',
    SupportedPorts: '',
  };
}

function disk({ name, size, type, controller, model = UNKNOWN }: Disk): Branch {
  return { DriveType: type, Model: model, Name: name, Removable: 'false', Size: String(size), StorageController: controller };
}
