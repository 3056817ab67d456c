import { FOR_OTHERS, FOR_SUSE } from './packages';
import { commandLine, quote } from './shell';

/**
 * The shell function `install_packages`: installs the packages whose program is missing, with the package manager that the host
 * has. Programs that somebody put there without a package are as good. It sets `advice`, for the case that it fails.
 */
export function installFunction(packages: readonly string[]): string {
  return `install_packages() {
  local for_suse=${ quote(FOR_SUSE.join('\n')) }
  local for_others=${ quote(FOR_OTHERS.join('\n')) }
  local missing=() program

  for program in ${ commandLine(packages) }; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  if [ "\${#missing[@]}" -eq 0 ]; then
    return
  fi
  printf 'Missing: %s\\n' "\${missing[*]}"

  advice="$for_others"
  if [ ! -w /usr ] && command -v transactional-update >/dev/null; then
    advice="Packages of this host change with its snapshot. Run: transactional-update pkg install \${missing[*]}
Then reboot and run this script again. If the packages are not found:
$for_suse"
    false
  elif command -v zypper >/dev/null; then
    advice="$for_suse"
    zypper --non-interactive install "\${missing[@]}"
  elif command -v dnf >/dev/null; then
    dnf --assumeyes install "\${missing[@]}"
  elif command -v apt-get >/dev/null; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get --yes install "\${missing[@]}"
  else
    printf 'There is no zypper, dnf or apt-get.\\n'
    false
  fi

  for program in "\${missing[@]}"; do
    command -v "$program" >/dev/null
  done
}
`;
}
