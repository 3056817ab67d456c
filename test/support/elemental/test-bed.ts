import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installCrds, readCrds } from '../../../local-rancher/crds';
import { CLUSTER_API } from '../../../local-rancher/elemental-operator/cluster-api';
import { startOperator, type Operator, type OperatorOptions } from '../../../local-rancher/elemental-operator';
import { apply } from '../../../local-rancher/kubernetes/apply';
import { connect, type Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { rancherCrds } from '../../../local-rancher/rancher-api/crds';
import { makeCertificate } from './certificate';
import { exclusiveUse } from './exclusive';
import { removeLeftovers } from './leftovers';
import { normalise } from './normalise';
import { stopWatching } from './watched-events';
import { startRancherFront, type RancherFront } from './rancher-front';

/** An API server with Elemental's kinds, an operator on it and what hosts see of it, for one test file at a time. */
export interface TestBed {
  kubernetes: Kubernetes;
  /** The test's own; `fleet-default` in what `normalised` returns. */
  namespace: string;
  front: RancherFront;
  /** What hosts trust, in PEM. */
  caCertificate: string;
  /** An empty folder. */
  folder: string;
  /** Lines that the operator wrote. */
  log: string[];
  /** Starts the operator again, e.g. with another backoff; the one before is stopped. */
  restartOperator: (options?: Partial<OperatorOptions>) => Promise<void>;
  stopOperator: () => Promise<void>;
  /** Sets or, with undefined, removes one of Rancher's settings. */
  setSetting: (name: string, value: string | undefined) => Promise<void>;
  /** `normalise` with the names that this test bed chose. */
  normalised: (value: unknown, names?: Record<string, string>) => unknown;
  stop: () => Promise<void>;
}

// A test file may have to wait for several others (see exclusive.ts); what doesn't happen is noticed long before.
jest.setTimeout(180_000);

/** The address that the recorded hosts were given. */
const RECORDED_SERVER = 'https://rancher.test:28443';

/** Starts it on the API server of the jest project `recorded`. */
export async function startTestBed(): Promise<TestBed> {
  const kubeconfig = process.env.BACKEND_KUBECONFIG ?? '';
  const release = await exclusiveUse(kubeconfig);
  const kubernetes = connect(kubeconfig);
  const namespace = `test-${ randomBytes(4).toString('hex') }`;
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'elemental-test-'));
  const certificate = makeCertificate(folder);
  const front = await startRancherFront(kubernetes.config, certificate);
  const log: string[] = [];
  let operator: Operator | undefined;

  const stopOperator = async (): Promise<void> => {
    front.operator = undefined;
    await operator?.stop();
    operator = undefined;
  };
  const restartOperator = async (options?: Partial<OperatorOptions>): Promise<void> => {
    await stopOperator();
    operator = await startOperator({
      kubernetes,
      log: (line) => {
        log.push(line);
      },
      ...options,
    });
    front.operator = operator.registrationServer;
  };
  const setSetting = async (name: string, value: string | undefined): Promise<void> => {
    const setting = { apiVersion: 'management.cattle.io/v3', kind: 'Setting', metadata: { name }, value };

    await (value === undefined ? kubernetes.objects.delete(setting) : apply(kubernetes, setting));
  };

  await installCrds(kubernetes, [...readCrds(), SETTINGS_CRD, ...rancherCrds().filter(({ spec }) => spec.group === CLUSTER_API.group)]);
  await removeLeftovers(kubernetes);
  await apply(kubernetes, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  await setSetting('server-url', front.url);
  await setSetting('cacerts', certificate.certificate);
  await restartOperator();

  return {
    kubernetes,
    namespace,
    front,
    folder,
    log,
    caCertificate: certificate.certificate,
    restartOperator,
    stopOperator,
    setSetting,
    normalised: (value, names = {}) => normalise(value, { [namespace]: 'fleet-default', [front.url]: RECORDED_SERVER, ...names }),
    stop: async () => {
      stopWatching();
      await stopOperator();
      await front.stop();
      fs.rmSync(folder, { recursive: true });
      release();
    },
  };
}

/** Rancher's, of which the operator reads one field. */
const SETTINGS_CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'settings.management.cattle.io' },
  spec: {
    group: 'management.cattle.io',
    scope: 'Cluster',
    names: { kind: 'Setting', listKind: 'SettingList', plural: 'settings', singular: 'setting' },
    versions: [{
      name: 'v3',
      served: true,
      storage: true,
      schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
    }],
  },
};
