const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const REGISTRY = `(?:${ HOST_PART }(?:\\.${ HOST_PART })*|\\[[a-fA-F0-9:]+\\])(?::\\d+)?`;
const PATH_PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const TAG = '\\w[\\w.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';

/** The reference of a container image (grammar of the library github.com/distribution/reference). */
const IMAGE = new RegExp(`^(?:${ REGISTRY }/)?${ PATH_PART }(?:/${ PATH_PART })*(?::${ TAG })?(?:@${ DIGEST })?$`);

/** True for what the installer takes an operating system from: an image, or a folder or file on the host (elemental-toolkit, pkg/types/common.go). */
export function isSystemSource(uri: string): boolean {
  const [, scheme, rest = ''] = /^(oci|docker|dir|file):(?:\/\/)?(.*)$/.exec(uri) ?? [];

  return scheme === 'dir' || scheme === 'file' ? /^\/\S/.test(rest) : IMAGE.test(scheme ? rest : uri);
}

/** True for what the installer can fetch an ISO from: a URL, or a path on the host (elemental-toolkit, pkg/utils/common.go `GetSource`). */
export function isIsoSource(uri: string): boolean {
  return isWebAddress(uri) || /^(file:\/\/)?\/\S+$/.test(uri);
}

/** True for an absolute address of HTTP or HTTPS. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}
