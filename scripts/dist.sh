#!/bin/sh
# Make spiegel-VERSION.tar.gz from the files under version control, then build, test and install from it in a folder of its own.
set -eu
version=$1
name=spiegel-$version
tarball=$PWD/build/$name.tar.gz

grep -q "^## $version" NEWS.md || { echo "dist: NEWS.md does not tell what is new in $version" >&2; exit 1; }
[ -z "$(git status --porcelain --untracked-files=no)" ] || { echo "dist: there are changes that are not committed" >&2; exit 1; }

mkdir -p build
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git archive --format=tar --prefix="$name/" HEAD | gzip -9n >"$tarball"

tar -xzf "$tarball" -C "$work"
make -C "$work/$name" check
make -C "$work/$name" DESTDIR="$work/root" PREFIX=/usr install
"$work/root/usr/bin/spiegel" version
"$work/root/usr/bin/spiegel" --project "$work/try" init "$work/try" --name Try --region GM0344 --yes >/dev/null
make -C "$work/$name" DESTDIR="$work/root" PREFIX=/usr uninstall
left=$(find "$work/root" -type f)
[ -z "$left" ] || { echo "dist: uninstall left $left" >&2; exit 1; }

sha256sum "$tarball"
