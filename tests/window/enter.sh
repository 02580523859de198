#!/bin/sh
# Runs a command inside a folder that setup.sh made: enter.sh FOLDER REPOSITORY COMMAND...
#
# For "unshare --mount --pid --fork": what is mounted here is seen by this command alone and ends with it.
# The repository stands at /rodin, and /tmp is empty.
set -eu

folder=$1
repository=$2
shift 2
mkdir -p "$folder/rodin"
mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
mount -t tmpfs tmpfs "$folder/tmp"
mount --bind "$repository" "$folder/rodin"
# No exec here: Xvfb tells its parent when it is ready, but never process 1.
chroot "$folder" "$@"
