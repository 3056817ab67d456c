import { lines } from '../../../../../test/support/problems';
import type { MachineRegistration } from '../../../types';
import { labelPrefixProblems, unmanagedMarkProblems } from './label-prefix';

const ANNOTATION = 'elemental.cattle.io/os.unmanaged';

interface Marks { unmanaged?: boolean; mark?: string }

function registration(labelPrefix: string | undefined, { unmanaged = false, mark }: Marks = {}): MachineRegistration {
  return {
    spec: {
      labelPrefix,
      machineInventoryAnnotations: mark === undefined ? undefined : { [ANNOTATION]: mark },
      config: { elemental: { registration: { 'no-toolkit': unmanaged } } },
    },
  };
}

function ofPrefix(prefix: string, marks?: Marks): string[] {
  return lines(labelPrefixProblems(registration(prefix, marks), {})).map((line) => line.replace('spec > labelPrefix: labelPrefix.', ''));
}

describe('labelPrefixProblems', () => {
  it.each(['', undefined])('is content with %j', (prefix) => {
    expect(labelPrefixProblems(registration(prefix, { unmanaged: true }), {})).toStrictEqual([]);
  });

  it.each(['not a prefix!', 'edge.example.com/', 'Edge', '--'])('refuses %s', (prefix) => {
    expect(ofPrefix(prefix, { unmanaged: true, mark: 'true' })).toStrictEqual(['error syntax']);
  });

  it.each(['edge.example.com', '-'])('warns that %s hides from the reset what hosts are', (prefix) => {
    expect(ofPrefix(prefix, { unmanaged: true })).toStrictEqual(['warning unmanaged']);
    expect(ofPrefix(prefix, { unmanaged: true, mark: 'false' })).toStrictEqual(['warning unmanaged']);
  });

  it('warns less where the registration marks its machines itself', () => {
    expect(ofPrefix('-', { unmanaged: true, mark: 'true' })).toStrictEqual(['warning mitigated']);
  });

  it('warns for unmanaged hosts that come through a managed registration', () => {
    expect(ofPrefix('edge.example.com')).toStrictEqual(['warning managed']);
  });
});

describe('unmanagedMarkProblems', () => {
  it.each([undefined, 'true'])('is content with %s', (mark) => {
    expect(unmanagedMarkProblems(registration('', { mark }), {})).toStrictEqual([]);
  });

  it.each(['false', '', 'True'])('warns of %j', (mark) => {
    expect(lines(unmanagedMarkProblems(registration('', { mark }), {})))
      .toStrictEqual([`warning spec > machineInventoryAnnotations > ${ ANNOTATION }: unmanagedMark`]);
  });
});
