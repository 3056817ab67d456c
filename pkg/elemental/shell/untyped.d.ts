// What the shell ships without declarations.

declare module '*.yaml' {
  const content: Record<string, unknown>;

  export default content;
}

declare module '*.svg' {
  /** The picture's address. */
  const url: string;

  export default url;
}

declare module '@shell/config/pagination-table-headers' {
  export const STEVE_NAME_COL: object;
  export const STEVE_AGE_COL: object;
}

declare module '@shell/initialize/install-components' {
  export function installComponents(app: { component: (name: string, component: object) => void }): void;
}
