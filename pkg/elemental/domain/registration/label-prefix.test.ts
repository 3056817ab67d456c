import { recording } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { unusualLabelPrefix } from './label-prefix';

function recorded(name: string): MachineRegistration {
  return (recording(`01-machineregistrations/${ name }.yaml`) as { final: MachineRegistration }).final;
}

describe('unusualLabelPrefix', () => {
  it('is a trap on unmanaged hosts, unless their annotation is stamped', () => {
    expect(unusualLabelPrefix(recorded('prefix-custom'))).toStrictEqual({ prefix: 'edge.example.com', isTrap: true });
    expect(unusualLabelPrefix(recorded('prefix-mitigated'))).toStrictEqual({ prefix: 'edge.example.com', isTrap: false });
  });

  it('is none at all with a dash', () => {
    expect(unusualLabelPrefix(recorded('prefix-dash'))).toStrictEqual({ isTrap: true });
  });

  it('is no trap on managed hosts', () => {
    expect(unusualLabelPrefix({ spec: { labelPrefix: 'edge.example.com' } })).toStrictEqual({ prefix: 'edge.example.com', isTrap: false });
  });

  it.each([undefined, '', 'elemental.cattle.io'])('is the usual one with %j', (labelPrefix) => {
    expect(unusualLabelPrefix({ spec: { labelPrefix } })).toBeUndefined();
    expect(unusualLabelPrefix({})).toBeUndefined();
  });
});
