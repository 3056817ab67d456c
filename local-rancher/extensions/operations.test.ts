import type { Kubernetes } from '../kubernetes/connection';
import { operationConditions, Operations } from './operations';
import type { OperationStatus } from './resources';

const NOW = new Date('2026-11-23T10:00:00.123Z');
const ABOUT: Parameters<Operations['start']>[0] = { action: 'install', releaseName: 'ship', namespace: 'harbour', command: ['helm', 'install'] };

/** An API server that keeps nothing but the statuses that were written. */
function fakeKubernetes(): { kubernetes: Kubernetes; written: Partial<OperationStatus>[]; breakStatus: () => void } {
  const written: Partial<OperationStatus>[] = [];
  let isBroken = false;
  const custom = {
    createNamespacedCustomObject: ({ body }: { body: object }) => Promise.resolve(body),
    patchNamespacedCustomObjectStatus: ({ body, name, namespace }: { body: { status: OperationStatus }; name: string; namespace: string }) => {
      if (isBroken) {
        return Promise.reject(new Error('gone'));
      }
      written.push(body.status);

      return Promise.resolve({ metadata: { name, namespace }, status: body.status });
    },
  };

  return {
    kubernetes: { custom } as unknown as Kubernetes,
    written,
    breakStatus: () => {
      isBroken = true;
    },
  };
}

const trueOnes = ({ conditions = [] }: Partial<OperationStatus>): string[] => (
  conditions.filter(({ status }) => status === 'True').map(({ type, message }) => `${ type }: ${ message }`)
);

describe('conditions of an operation', () => {
  it.each([
    ['running', 'running' as const, ['Reconciling: running operation']],
    ['done', 'done' as const, []],
    ['failed', { failure: 'no space' }, ['Stalled: no space']],
  ])('that is %s', (_, phase, expected) => {
    expect(trueOnes({ conditions: operationConditions(phase, NOW) })).toEqual(expected);
  });
});

describe('an operation', () => {
  it('is there before its work ends', async () => {
    const { kubernetes, written } = fakeKubernetes();
    let end = (): void => undefined;
    const operations = new Operations(kubernetes, () => undefined);
    const operation = await operations.start(ABOUT, () => new Promise((resolve) => {
      end = resolve;
    }));

    expect(operation.metadata).toMatchObject({ namespace: 'harbour', name: expect.stringMatching(/^helm-operation-[0-9a-f]{6}$/) as string });
    expect(written).toMatchObject([{ ...ABOUT, podCreated: false }]);
    expect(written.map(trueOnes)).toEqual([['Reconciling: running operation']]);
    end();
    await operations.stop();
    expect(written.map(trueOnes).at(-1)).toEqual([]);
  });

  it('says why its work failed', async () => {
    const { kubernetes, written } = fakeKubernetes();
    const lines: string[] = [];
    const operations = new Operations(kubernetes, (line) => lines.push(line));

    await operations.start(ABOUT, () => Promise.reject(new Error('no such chart')));
    await operations.stop();
    expect(written.map(trueOnes).at(-1)).toEqual(['Stalled: no such chart']);
    expect(lines).toEqual(['install harbour/ship: no such chart']);
  });

  it('may be gone when its work ends', async () => {
    const { kubernetes, breakStatus } = fakeKubernetes();
    const lines: string[] = [];
    const operations = new Operations(kubernetes, (line) => lines.push(line));

    await operations.start(ABOUT, () => {
      breakStatus();

      return Promise.resolve();
    });
    await operations.stop();
    expect(lines).toEqual(['install harbour/ship: done', expect.stringMatching(/^Operation helm-operation-.*: gone$/)]);
  });
});
