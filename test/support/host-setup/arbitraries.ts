import * as fc from 'fast-check';
import type { MachineRegistration } from '../../../pkg/elemental/types';
import type { HostSetupOptions } from '../../../pkg/elemental/domain/registration/host-setup';
import { asJson, hostileText } from '../arbitraries';

/** What breaks out of shells, heredocs, YAML and templates that are put together carelessly. Each tries to make the file `/broken`. */
export const ATTACKS = [
  '$(touch /broken)', '`touch /broken`', '\'; touch /broken; \'', '"; touch /broken; "', '\ntouch /broken\n', '&& touch /broken',
  'a\nEND\ntouch /broken\nEND\n', 'END', 'END\nEND_\nEND__\ntouch /broken', 'EOF\ntouch /broken\n',
  '{{ lookup("pipe", "touch /broken") }}', '{% raw %}', '{# note #}', '{{', '!unsafe x', '## template: jinja',
  'yes', 'NO', 'on', 'y', '~', 'null', '12:30', '010', '0o7', '1_000', '.inf', '=', '<<', '2026-11-22',
  '- a', 'a: b', 'a #b', '#', '&a', '*a', '%YAML 1.1',
  '\u0085touch: /broken', 'a\u2028b', '\u2029', '\ufeff', '\u0000', '\u001b[2K', '\u007f',
  'a\r\nb', '\tb', ' b\n c', 'a \n', 'a\n\n\n', '\n', '🜚', '\\', 'é',
];

/** Any text at all, and those that do harm. */
export const attack = fc.oneof(fc.constantFrom(...ATTACKS), hostileText, fc.string({ unit: 'binary' }));

/** Certificates, with and without something else in between their lines. */
export const certificate = fc.oneof(
  attack,
  attack.map((text) => `-----BEGIN CERTIFICATE-----\nMIIDVzCCAj+gAwIBAgIU\n${ text }\n-----END CERTIFICATE-----\n`),
);

/** Names that one file of a folder may have, if only somebody thinks of them. */
const fileName = fc.oneof(
  fc.constantFrom('config.yaml', 'a b', '-rf', '~', '*', '$(touch broken)', '\'"', '{{ 1 }}', 'x; touch broken #', '\\', 'é', '!x'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
).filter((name) => !/^\.{0,2}$|[/\p{C}\p{Zl}\p{Zp}]/u.test(name));

/** Absolute paths below a folder. */
export function pathBelow(folder: string): fc.Arbitrary<string> {
  return fc.array(fileName, { minLength: 1, maxLength: 3 }).map((names) => [folder, ...names].join('/'));
}

/** A registration that is ready, made by somebody who wants to get at hosts. */
export const hostileRegistration: fc.Arbitrary<MachineRegistration> = asJson(fc.record({
  metadata: fc.record({ name: attack }),
  spec: fc.record({
    config: fc.record({
      elemental: fc.record({
        registration: fc.record({
          'auth': attack,
          'emulate-tpm': fc.boolean(),
          'emulated-tpm-seed': fc.integer(),
          'no-smbios': fc.boolean(),
        }, { requiredKeys: [] }),
      }),
    }),
  }),
  status: fc.record({ registrationURL: fc.oneof(attack.filter(Boolean), attack.map((text) => `https://rancher.test/elemental/registration/${ text }`)) }),
}));

/** Options whose paths are below a folder; the two differ. */
export function hostileOptions(folder: string): fc.Arbitrary<Required<HostSetupOptions>> {
  return fc.record({
    mode: fc.constantFrom('inventory', 'kubernetes'),
    caCert: certificate,
    configPath: pathBelow(`${ folder }/config`),
    statePath: pathBelow(`${ folder }/state`),
  });
}
