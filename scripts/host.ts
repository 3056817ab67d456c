// Plays a machine: see local-rancher/host/cli.ts.
import '../local-rancher/host/cli';
