import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { readClientSettings, type ClientFlags, type ClientSettings } from './client-config';
import { HOST_FILES } from './machine';

function settings(config: string, flags: ClientFlags = {}, labels?: string): ClientSettings {
  return readClientSettings(temporaryMachine({}, { config, ...labels ? { labels } : {} }), HOST_FILES.config, flags);
}

describe('readClientSettings', () => {
  it('has the real client\'s defaults', () => {
    expect(settings('elemental: { registration: { url: "https://x/y" } }')).toEqual({
      url: 'https://x/y', caCertificate: '', emulateTpm: false, emulatedTpmSeed: 1n, noSmbios: false, auth: 'tpm', noToolkit: false, labels: {},
    });
    expect(settings('').url).toBe('');
  });

  it('reads a seed of 64 bits as it is', () => {
    expect(settings('elemental: { registration: { emulated-tpm-seed: -9200092350707321293 } }').emulatedTpmSeed).toBe(-9200092350707321293n);
  });

  it('lets flags have the last word, and an empty method stand', () => {
    const config = 'elemental: { registration: { auth: "", emulate-tpm: true, no-toolkit: true, emulated-tpm-seed: 3 } }';

    expect(settings(config)).toMatchObject({ auth: '', emulateTpm: true, noToolkit: true, emulatedTpmSeed: 3n });
    expect(settings(config, { auth: 'mac', emulatedTpmSeed: 6n })).toMatchObject({ auth: 'mac', emulatedTpmSeed: 6n });
  });

  it('merges labels of configuration, the host\'s file and flags, as text', () => {
    const config = 'elemental: { registration: { labels: { a: config, b: config, c: 7 } } }';

    expect(settings(config, { labels: { d: 'flag', b: 'flag' } }, 'a: file\nb: file\n').labels).toEqual({ a: 'file', b: 'flag', c: '7', d: 'flag' });
  });

  it('says in the client\'s words what is wrong with the file, and where', () => {
    const merging = 'initializing configuration: merging config: ';

    expect(() => settings('elemental: [')).toThrow(`${ merging }While parsing config: yaml: line 1: did not find expected node content`);
    expect(() => settings('a: b\nelemental: {\n')).toThrow(/yaml: line \d: /);
    expect(() => readClientSettings(temporaryMachine(), '/nowhere', {})).toThrow(`${ merging }open /nowhere: no such file or directory`);
  });
});
