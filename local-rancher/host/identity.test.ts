import { recordedRun } from '../../test/support/elemental/host-runs';
import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { readClientSettings, type ClientSettings } from './client-config';
import { emulatedSeed, identify, plainHash } from './identity';
import { HOST_FILES } from './machine';

/** The value after some words of a recorded log. */
function logged(run: string, pattern: RegExp): string {
  return pattern.exec(recordedRun(`failures/${ run }`).output)?.[1] ?? 'nothing logged';
}

describe('plainHash', () => {
  it.each(['f-mac', 'f-uuid', 'f-uuid-none'])('is that of %s', (run) => {
    const identifier = logged(run, /Plain authentication: \S+ (\S+)/);

    expect(plainHash(identifier)).toBe(logged(run, /Using Plain Auth with Hash (\S+)/));
  });
});

describe('emulatedSeed', () => {
  const uuid = '4c4c4544-0042-3510-8052-b4c04f4d3633';

  it('-1 is made of the low half of the system UUID, as recorded', () => {
    const { seed, message } = emulatedSeed(-1n, uuid, {});

    expect(seed).toBe(-9200092350707321293n);
    expect(message).toBe(logged('f-seed-uuid', /(TPM emulation using system UUID .*)/));
    expect(emulatedSeed(-1n, uuid.replace('4c4c4544', '00000000'), {}).seed).toBe(seed);
  });

  it('-1 without a system UUID is random, and never negative', () => {
    const seeds = Array.from({ length: 50 }, () => emulatedSeed(-1n, 'unknown', {}).seed);

    expect(new Set(seeds).size).toBe(50);
    expect(seeds.every((seed) => seed >= 0n && seed < 2n ** 63n)).toBe(true);
  });

  it('stays what it was at the first registration', () => {
    expect(emulatedSeed(-1n, uuid, { emulatedTPM: true, emulatedTPMSeed: 7n })).toEqual({ seed: 7n });
    expect(emulatedSeed(5n, uuid, { emulatedTPM: true, emulatedTPMSeed: 7n })).toEqual({ seed: 7n });
    expect(emulatedSeed(5n, uuid, {})).toEqual({ seed: 5n });
  });
});

describe('identify', () => {
  const settings = (own: Partial<ClientSettings>): ClientSettings => {
    const machine = temporaryMachine({}, { config: '{}' });

    return { ...readClientSettings(machine, HOST_FILES.config, {}), ...own };
  };

  it('gives hosts with the same seed the same hash, and others another', () => {
    const hash = (emulatedTpmSeed: bigint): string => {
      const { authentication } = identify(temporaryMachine(), settings({ emulateTpm: true, emulatedTpmSeed }), {});

      return authentication.hash;
    };

    expect(hash(1n)).toBe(hash(1n));
    expect(hash(1n)).not.toBe(hash(2n));
  });

  it('knows a host with a TPM by it', () => {
    const machine = temporaryMachine({ hasTpm: true });
    const { authentication, failure } = identify(machine, settings({ auth: 'tpm' }), {});

    expect(failure).toBeUndefined();
    expect(identify(machine, settings({ auth: 'tpm' }), {}).authentication).toEqual(authentication);
    expect(identify(temporaryMachine({ hasTpm: true }), settings({ auth: 'tpm' }), {}).authentication).not.toEqual(authentication);
  });

  it('takes all hosts without a system UUID for one', () => {
    const anonymous = (): string => identify(temporaryMachine({ systemUuid: 'none' }), settings({ auth: 'sys-uuid' }), {}).authentication.hash;

    expect(anonymous()).toBe(anonymous());
    expect(anonymous()).toBe(plainHash('unknown'));
  });
});
