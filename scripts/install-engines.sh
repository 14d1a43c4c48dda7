#!/usr/bin/env bash
# Installs the real engines that some tests use, on Debian and Ubuntu as root; elsewhere says what is missing.
set -euo pipefail
packages=()
[ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || packages+=(postgresql)
command -v redis-server >/dev/null || packages+=(redis-server)
command -v promtool >/dev/null || packages+=(prometheus)
command -v amtool >/dev/null || packages+=(prometheus-alertmanager)
[ ${#packages[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "Missing engines, whose tests will skip: ${packages[*]}" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
# Servers are started by the tests that use them, not by the package.
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
rm -f /usr/sbin/policy-rc.d
