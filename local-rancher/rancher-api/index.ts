export { kubeEndpoint, type KubeEndpoint } from './kube-proxy';
export { type Mount } from './mounts';
export { MACHINES_NAMESPACE } from './rbac';
export { rancherObjects } from './objects';
export { DEFAULT_RANCHER_VERSION, startRancherApi, type RancherApi, type RancherApiOptions } from './server';
export { SESSION_COOKIE } from './session';
export { USERS, type User } from './users';
