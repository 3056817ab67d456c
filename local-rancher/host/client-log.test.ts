import { recordedRun } from '../../test/support/elemental/host-runs';
import { clientLog } from './client-log';

describe('clientLog', () => {
  it('writes lines of the recorded form', () => {
    const lines: string[] = [];
    const log = clientLog((line) => lines.push(line), () => new Date('2026-11-22T11:08:17.498Z'));
    const [recorded = ''] = recordedRun('edge-01').output.split('\n');

    log.info('Register version v1.9.2-dev, commit , commit date ');
    expect(lines[0]?.replace(/ +\d+ log/, ' <pid> log')).toBe(recorded.replace('.498845', '.498000').replace(/ +\d+ log/, ' <pid> log'));
    expect(lines[0]).toHaveLength(recorded.length);
  });

  it('writes some only with --debug', () => {
    const lines: string[] = [];
    const log = clientLog((line) => lines.push(line.replace(/^(.).*\] /, '$1 ')));

    log.debug('one');
    log.debugLine('two');
    log.plain('three');
    log.warning('four');
    log.enableDebug();
    log.debug('five');
    log.debugLine('six');
    log.fatal('seven');
    expect(lines).toEqual(['I three', 'W four', 'I Debug logs enabled', 'I five', 'I six', 'Error: seven', 'F FATAL: seven']);
  });
});
