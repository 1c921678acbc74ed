#!/usr/bin/env bash
# Makes what compose.cluster.yaml mounts: an authority of its own, and a certificate for each EventStoreDB node.
# Run again, it keeps the authority and renews the nodes' certificates.
#   make-certificates.sh [folder]     without it: certificates, beside this file
set -euo pipefail
umask 077

folder=${1:-"$(dirname "$0")/certificates"}
authority_days=3650
node_days=730
# The nodes' addresses are those of the network in compose.cluster.yaml.
nodes=(eventstoredb-1:172.30.240.11 eventstoredb-2:172.30.240.12 eventstoredb-3:172.30.240.13)
# The user that EventStoreDB's image runs as.
owner=1000:1000

mkdir -p "$folder/ca"
if [[ ! -e "$folder/ca.key" ]]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days "$authority_days" \
    -subj '/O=Lenkwerk/CN=Lenkwerk EventStoreDB CA' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' \
    -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -keyout "$folder/ca.key.new" -out "$folder/ca/ca.crt" 2>/dev/null
  mv "$folder/ca.key.new" "$folder/ca.key"
fi

for node in "${nodes[@]}"; do
  name=${node%%:*}
  address=${node##*:}
  place=$folder/$name
  mkdir -p "$place"
  # EventStoreDB trusts a peer by this common name; the same certificate serves and asks.
  openssl req -new -newkey rsa:2048 -nodes -sha256 -subj '/CN=eventstoredb-node' \
    -keyout "$place/node.key" -out "$place/node.csr" 2>/dev/null
  openssl x509 -req -in "$place/node.csr" -sha256 -days "$node_days" -set_serial "0x$(openssl rand -hex 16)" \
    -CA "$folder/ca/ca.crt" -CAkey "$folder/ca.key" -out "$place/node.crt" -extfile <(
      printf '%s\n' \
        'basicConstraints=critical,CA:FALSE' \
        'keyUsage=critical,digitalSignature,keyEncipherment' \
        'extendedKeyUsage=serverAuth,clientAuth' \
        "subjectAltName=DNS:$name,DNS:localhost,IP:$address,IP:127.0.0.1"
    ) 2>/dev/null
  rm "$place/node.csr"
done

# The authority's certificate is public: servers read it as another user. Its key never leaves this folder.
chmod 755 "$folder" "$folder/ca"
chmod 644 "$folder/ca/ca.crt"
if [[ $(id -u) == 0 ]]; then
  for node in "${nodes[@]}"; do chown -R "$owner" "$folder/${node%%:*}"; done
elif [[ $(id -u):$(id -g) != "$owner" ]]; then
  echo "The nodes run as $owner and must read their keys: sudo chown -R $owner $folder/eventstoredb-*" >&2
fi
echo "certificates for ${#nodes[@]} nodes: $folder (keep ca.key apart, it signs further ones)"
