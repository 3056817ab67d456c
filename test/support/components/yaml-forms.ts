import { useYamlForm, type FormShape, type YamlForm } from '../../../pkg/elemental/composables/yaml-form';
import { registrationForm, withForm, type RegistrationForm } from '../../../pkg/elemental/domain/registration/form';
import { registrationShape } from '../../../pkg/elemental/domain/registration/shape';
import { API_VERSION, type MachineRegistration } from '../../../pkg/elemental/types';

/** A registration endpoint as the shell has it. */
export const REGISTRATION: MachineRegistration & { links: object } = {
  links: { self: 'x' },
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  metadata: { name: 'shops', namespace: 'fleet-default', uid: '1', resourceVersion: '7' },
  spec: { machineName: 'till', token: 'kept' },
  status: { registrationToken: 'secret-token' },
};

/** A registration endpoint, edited. */
export function editRegistration(
  resource: MachineRegistration = REGISTRATION, check?: FormShape<MachineRegistration, RegistrationForm>['check'],
): YamlForm<MachineRegistration, RegistrationForm> {
  return useYamlForm(resource, { shape: registrationShape(resource), toForm: registrationForm, withForm, check });
}

/** A form with a text that holds YAML, as it is for a cloud-config. */
interface TextForm {
  name: string;
  text: string;
}

type TextResource = MachineRegistration & { spec: { text?: unknown } };

/** Such a form, edited; JSON in the text is a value, all else is the text itself. */
export function editText(text: unknown): YamlForm<TextResource, TextForm> {
  return useYamlForm<TextResource, TextForm>({ apiVersion: 'v1', kind: 'X', metadata: { name: 'a' }, spec: { text } }, {
    shape: { apiVersion: 'v1', kind: 'X', maps: [] },
    toForm: ({ metadata, spec }) => ({ name: metadata?.name ?? '', text: typeof spec.text === 'string' ? spec.text : JSON.stringify(spec.text) }),
    withForm: (resource, { name, text: typed }) => ({ ...resource, metadata: { ...resource.metadata, name }, spec: { text: valueOf(typed) } }),
  });
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
