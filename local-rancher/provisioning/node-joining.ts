import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { apiMessage, unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { readJsonObject, sendText } from '../rancher-api/answer';
import { bootstrapSecretName } from './objects';
import { MACHINES } from './resources';

/** Where hosts say that they joined; what follows is a namespace, a machine and its token. */
export const JOIN_PATH = '/local-rancher/join/';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
const PATH = /^\/local-rancher\/join\/([a-z0-9.-]+)\/([a-z0-9.-]+)\/([0-9a-f]+)$/;

interface Host {
  namespace: string;
  machine: string;
  token: string;
}

/** Takes hosts in as nodes: each as the machine whose token it got with its bootstrap script. */
export class NodeJoining {
  constructor(private readonly kubernetes: Kubernetes, private readonly log: (message: string) => void) {}

  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    this.answer(request, response).catch((error: unknown) => {
      this.log(`A host could not join: ${ apiMessage(error) }`);
      sendText(response, 500, 'The host could not join; the log says why');
    });
  };

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, namespace = '', machine = '', token = ''] = PATH.exec(request.url ?? '') ?? [];
    const said = request.method === 'POST' && token ? await readJsonObject(request) : undefined;

    if (typeof said?.node !== 'string' || !said.node) {
      sendText(response, 400, 'A host joins with POST and the name of its node');
    } else if (!await this.isKnown({ namespace, machine, token })) {
      sendText(response, 403, 'There is no machine that waits for this host');
    } else {
      const address = typeof said.address === 'string' ? said.address : request.socket.remoteAddress ?? '';

      await this.kubernetes.custom.patchNamespacedCustomObjectStatus({
        ...MACHINES,
        namespace,
        name: machine,
        body: { status: { nodeRef: { name: said.node }, addresses: [{ type: 'InternalIP', address }, { type: 'Hostname', address: said.node }] } },
      }, MERGE_PATCH);
      this.log(`Machine ${ namespace }/${ machine }: ${ JSON.stringify(said.node) } has joined`);
      sendText(response, 200, 'Joined');
    }
  }

  private async isKnown({ namespace, machine, token }: Host): Promise<boolean> {
    const secret = await unlessNotFound(this.kubernetes.core.readNamespacedSecret({ namespace, name: bootstrapSecretName(machine) }));
    const expected = Buffer.from(secret?.data?.token ?? '', 'base64');

    return expected.length === token.length && timingSafeEqual(expected, Buffer.from(token));
  }
}
