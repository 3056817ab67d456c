import type { TemplateData } from '../variables';
import type { Hardware, Processor } from './hardware';

/** What dmidecode prints for a text that the firmware leaves out. */
const NOT_SPECIFIED = 'Not Specified';

/**
 * SMBIOS as dmidecode prints it and the client sends it; of several processors that is the last (recording
 * `09-templates/dumpdata-smbios.labels.txt`).
 */
export function smbios({ product, board, chassis, bios, processors }: Hardware): TemplateData {
  const processor = processors.at(-1);

  return {
    'BIOS Information': {
      ...specified({ 'Vendor': bios.vendor, 'Version': bios.version, 'Release Date': bios.date, 'BIOS Revision': bios.revision }),
      'Address': '0xE0000',
      'ROM Size': '32 MB',
      'Runtime Size': '128 kB',
      'Firmware Revision': '1.12',
    },
    'System Information': {
      ...specified({
        'Manufacturer': product.vendor,
        'Product Name': product.name,
        'Version': product.version,
        'Serial Number': product.serial,
        'UUID': product.uuid,
        'SKU Number': product.sku,
        'Family': product.family,
      }),
      'Wake-up Type': 'Power Switch',
    },
    'Base Board Information': {
      ...specified({
        'Manufacturer': board.vendor,
        'Product Name': board.product,
        'Version': board.version,
        'Serial Number': board.serial,
        'Asset Tag': board.assetTag,
      }),
      'Location In Chassis': NOT_SPECIFIED,
      'Chassis Handle': '0x0003',
      'Type': 'Motherboard',
      'Contained Object Handles': '0',
    },
    'Chassis Information': {
      ...specified({
        'Manufacturer': chassis.vendor,
        'Type': chassis.typeDescription,
        'Version': chassis.version,
        'Serial Number': chassis.serial,
        'Asset Tag': chassis.assetTag,
      }),
      'SKU Number': NOT_SPECIFIED,
      'Lock': 'Not Present',
      'Boot-up State': 'Safe',
      'Power Supply State': 'Safe',
      'Thermal State': 'Safe',
      'Security Status': 'None',
      'OEM Information': '0x00000000',
      'Height': 'Unspecified',
      'Number Of Power Cords': '1',
      'Contained Elements': '0',
    },
    ...processor ? { 'Processor Information': processorInformation(processor) } : {},
  };
}

function specified(facts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact ?? NOT_SPECIFIED]));
}

function processorInformation({ socket, family, manufacturer, model, megahertz, cores, threads }: Processor): Record<string, string> {
  return {
    'Socket Designation': socket,
    'Type': 'Central Processor',
    'Family': family,
    'Manufacturer': manufacturer,
    'ID': 'ED 06 09 00 FF FB EB BF',
    'Signature': 'Type 0, Family 6, Model 158, Stepping 13',
    'Version': model,
    'Voltage': '0.8 V',
    'External Clock': '100 MHz',
    'Max Speed': `${ megahertz } MHz`,
    'Current Speed': `${ megahertz } MHz`,
    'Status': 'Populated, Enabled',
    'Upgrade': 'Other',
    'L1 Cache Handle': '0x0005',
    'L2 Cache Handle': '0x0006',
    'L3 Cache Handle': '0x0007',
    'Serial Number': NOT_SPECIFIED,
    'Asset Tag': NOT_SPECIFIED,
    'Part Number': NOT_SPECIFIED,
    'Core Count': String(cores),
    'Core Enabled': String(cores),
    'Thread Count': String(threads),
  };
}
