export { runAgent, type Agent, type AgentEvent, type AgentOptions } from './agent';
export { HOST_FILES, Machine, type MachineOptions } from './machine';
export { OPERATING_SYSTEMS, type OperatingSystem } from './operating-systems';
export { registerHost, type RegisterOptions, type RegisterResult } from './register-host';
export { resetHost, type ResetResult } from './reset';
