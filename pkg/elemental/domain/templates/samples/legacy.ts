import type { TemplateData } from '../variables';
import { total, type Hardware } from './hardware';

/** The same under the names of operators before 1.8, which still work (recording `09-templates/dumpdata-legacy.labels.txt`). */
export function legacyData({ hostname, processors, graphics, memory, nics, disks }: Hardware): TemplateData {
  const [processor] = processors;
  const [card] = graphics;

  return {
    'System Data': {
      'Block Devices': {
        'Number Devices': String(disks.length),
        ...Object.fromEntries(disks.map(({ name, size, type, controller }) => [name, {
          'Drive Type': type, 'Name': name, 'Removable': 'false', 'Size': String(size), 'Storage Controller': controller,
        }])),
      },
      'CPU': {
        'Model': processor?.model,
        'Total Cores': total(processors, 'cores'),
        'Total Threads': total(processors, 'threads'),
        'Vendor': processor?.vendor,
      },
      'GPU': card ? { Model: card.product, Vendor: card.vendor } : {},
      'Memory': { 'Total Physical Bytes': String(memory.physical), 'Total Usable Bytes': String(memory.usable) },
      'Network': {
        'Number Interfaces': String(nics.length),
        ...Object.fromEntries(nics.map(({ name, mac }) => [name, { IsVirtual: 'false', MacAddress: mac, Name: name }])),
      },
      'Runtime': { Hostname: hostname },
    },
  };
}
