#!/bin/sh
# Builds OpenSSL's FIPS provider from Debian's sources of the OpenSSL that is installed: fips.sh /where/to/put/fips.so
set -eu
target=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p lists/partial parts
sed 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources > parts/source.sources
apt="apt-get -qq -o Dir::Etc::sourceparts=$folder/parts -o Dir::Etc::sourcelist=/dev/null -o Dir::State::lists=$folder/lists"
$apt update
# Debian's patches may be gone from the mirror with the next security update; the provider needs none of them.
$apt source --download-only openssl || true
tar xf openssl_*.orig.tar.gz
cd openssl-*/
./Configure enable-fips no-tests
make -j"$(nproc)" build_generated
make -j"$(nproc)" providers/fips.so
strip providers/fips.so
cp providers/fips.so "$target"
