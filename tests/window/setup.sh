#!/bin/sh
# Sets up a program that needs a newer Debian or a window: setup.sh FOLDER SUITE PACKAGE...
#
# FOLDER becomes a small Debian of that suite with these packages and a virtual screen, from the mirror that
# this machine's apt uses. A finished folder is left alone; an interrupted one is begun anew.
set -eu

folder=$1
suite=$2
program=$3
packages="libgl1 libglx-mesa0 libgl1-mesa-dri libegl1 xvfb xauth"

stop() {
	echo "$1" >&2
	exit 1
}

if [ -d "$folder" ]; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
	stop "Debian's $program is set up by root, on Debian or Ubuntu; its tests are skipped without it."
fi
# All mounts happen in a namespace of their own and end with it, whatever ends this script.
if [ -z "${RODIN_UNSHARED:-}" ]; then
	RODIN_UNSHARED=1 exec unshare --mount --pid --fork --kill-child=KILL "$0" "$@"
fi

debian_mirror() {
	apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}

if ! command -v debootstrap >/dev/null || [ -z "$(debian_mirror)" ]; then apt-get update -qq; fi
if ! command -v debootstrap >/dev/null; then
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap ||
		stop "The package debootstrap could not be installed; look at apt's message above."
fi
mirror=$(debian_mirror)
[ -n "$mirror" ] || stop "This machine's apt names no mirror of Debian to take $program from."

unfinished=$folder.unfinished
rm -rf --one-file-system "$unfinished"
mkdir -p "$unfinished"
# An older debootstrap does not know the newest suite; what it does for sid fits every suite of today.
debootstrap --variant=minbase --include=ca-certificates "$suite" "$unfinished" "$mirror" \
	/usr/share/debootstrap/scripts/sid
printf '#!/bin/sh\nexit 101\n' >"$unfinished/usr/sbin/policy-rc.d" # no service starts in there
chmod +x "$unfinished/usr/sbin/policy-rc.d"
mount -t proc proc "$unfinished/proc"
shift 2
# shellcheck disable=SC2086  # one word a package is meant
DEBIAN_FRONTEND=noninteractive chroot "$unfinished" apt-get install -y -qq --no-install-recommends $packages "$@"
chroot "$unfinished" apt-get clean
umount "$unfinished/proc"
mv "$unfinished" "$folder"
