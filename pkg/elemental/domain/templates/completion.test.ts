import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { complete, completions, type Completion } from './completion';
import { templateVariables } from './template-variables';

function paths(text: string, offer?: Parameters<typeof completions>[1]): string[] {
  return completions(text, offer).map(({ path }) => path);
}

describe('completions', () => {
  it.each(['', 'edge', '$', '{', 'edge-${Random/UUID}', '${a}-$', '${Random/Hex/12', '${no such thing'])('has nothing to offer after %j', (text) => {
    expect(completions(text)).toStrictEqual([]);
  });

  it('begins with the families, in the order in which they are useful', () => {
    const offered = completions('edge-${');

    expect(offered.slice(0, 2)).toStrictEqual([
      { path: 'Random/', isFamily: true, description: { key: 'elemental.naming.family.random' } },
      { path: 'System Information/', isFamily: true, description: { key: 'elemental.naming.family.systemInformation' } },
    ]);
    expect(offered.every(({ isFamily }) => isFamily)).toBe(true);
    expect(offered).toHaveLength(templateVariables().length);
  });

  it('offers the variables of a family, whatever their capitals', () => {
    expect(paths('${random/')).toStrictEqual(['Random/UUID', 'Random/Hex/6', 'Random/Int/1000']);
    expect(completions('x-${Product/u')).toStrictEqual([{ path: 'Product/UUID', isFamily: false, example: '4c4c4544-004b-3110-8058-c7c04f303330' }]);
  });

  it('finds a variable without its family', () => {
    expect(paths('${uuid')).toStrictEqual(['Random/UUID', 'System Information/UUID', 'Product/UUID']);
    expect(paths('${proc').slice(0, 2)).toStrictEqual(['Processor Information/', 'CPU/Processor/Capabilities']);
    expect(paths('${u').every((path) => path.endsWith('/'))).toBe(true);
  });

  it('looks at the variable that is being written', () => {
    expect(paths('${Random/UUID}-${a ${Runtime/')).toStrictEqual(['Runtime/Hostname']);
  });

  it('offers only what has a value', () => {
    expect(paths('${', { smbios: false, random: true })).toStrictEqual(['Random/']);
    expect(paths('${uuid', { smbios: false, random: true })).toStrictEqual(['Random/UUID']);
    expect(paths('${uuid', { smbios: true, random: false })).toStrictEqual(['System Information/UUID', 'Product/UUID']);
  });
});

describe('complete', () => {
  const family: Completion = { path: 'Product/', isFamily: true };
  const variable: Completion = { path: 'Product/UUID', isFamily: false };

  it('leaves a family open', () => {
    expect(complete('a-${pro', 7, family)).toStrictEqual({ text: 'a-${Product/', cursor: 12 });
    expect(complete('a-${pro-b', 7, family)).toStrictEqual({ text: 'a-${Product/-b', cursor: 12 });
  });

  it('closes a variable, and keeps what comes after it', () => {
    expect(complete('a-${Product/u', 13, variable)).toStrictEqual({ text: 'a-${Product/UUID}', cursor: 17 });
    expect(complete('a-${u-b-${Random/UUID}', 5, variable)).toStrictEqual({ text: 'a-${Product/UUID}-b-${Random/UUID}', cursor: 17 });
  });

  it('keeps the rest of a variable until another is chosen', () => {
    const { text, cursor } = complete('${sys/UUID}-x', 5, family);

    expect(text).toBe('${Product//UUID}-x');
    expect(complete(text, cursor, variable)).toStrictEqual({ text: '${Product/UUID}-x', cursor: 15 });
  });

  it('replaces the rest of a variable that was there', () => {
    expect(complete('${Product/Name}-x', 10, variable)).toStrictEqual({ text: '${Product/UUID}-x', cursor: 15 });
  });

  it('writes what was chosen before the cursor, whatever stands around', () => {
    fc.assert(fc.property(hostileText, hostileText, (before, after) => {
      const text = `${ before }\${`;
      const result = complete(text + after, text.length, variable);

      expect(result.text.slice(0, result.cursor)).toBe(`${ text }Product/UUID}`);
    }));
  });
});
