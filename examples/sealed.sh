#!/bin/sh
# Makes a sealed copy of the care team, to look at it as each of its people. Nothing leaves this machine.
#
#   examples/sealed.sh FOLDER
#
# FOLDER is made. Beside it come `keys`, with the secret keys of invented people, and `state`, where `stay` remembers whom they
# accepted. Throw all three away afterwards: these keys have no passphrase, and the recovery key lies beside them.
set -eu

folder=${1:?say which folder to make, for example: examples/sealed.sh /tmp/linde/team}
examples=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

mkdir -p -- "$(dirname -- "$folder")"
parent=$(CDPATH='' cd -- "$(dirname -- "$folder")" && pwd)
folder=$parent/$(basename -- "$folder")
keys=$parent/keys
for new in "$folder" "$keys" "$parent/state"; do
    if [ -e "$new" ]; then
        printf '%s is there already; choose another place\n' "$new" >&2
        exit 1
    fi
done

# what is remembered of this try stays with it, and nobody's own key is used
unset STAY_DIR STAY_IDENTITY STAY_ME
export XDG_STATE_HOME="$parent/state" XDG_CONFIG_HOME="$keys" STAY_TODAY="${STAY_TODAY:-2026-11-20}"
umask 077

mkdir -- "$keys"
mkdir -- "$folder"
cp -R -- "$examples/zorgteam/." "$folder"
rm -rf -- "$folder/.stay"

# one secret key each; only the public half goes to whoever sets up sealing
for who in marleen ruud annelies lotte; do
    stay --quiet key --no-passphrase -o "$keys/$who.txt" >"$keys/$who.pub" 2>"$keys/log" || {
        cat "$keys/log" >&2
        exit 1
    }
done
rm -f -- "$keys/log"

# everyone else first, then all talks are sealed in one write
add() { stay --quiet -C "$folder" readers add "$1" "$(cat "$keys/$2.pub")" --yes >/dev/null; }
add 'Ruud Terpstra' ruud
add 'Annelies Kuiper' annelies
add 'Lotte Brouwer' lotte
stay --quiet -C "$folder" --identity "$keys/marleen.txt" seal --set-up --me 'Marleen Hoekstra' --recovery "$keys/recovery.txt" --yes

cat <<EOF
A sealed copy of the care team: $folder

In each shell in which you try this:

  export STAY_DIR='$folder' STAY_TODAY=$STAY_TODAY XDG_STATE_HOME='$parent/state'

The same talk, as Marleen who held it, as Lotte whom it is about, and as Ruud, another manager:

  stay show xjd3yjf2 --identity '$keys/marleen.txt'
  stay show xjd3yjf2 --identity '$keys/lotte.txt'
  stay show xjd3yjf2 --identity '$keys/ruud.txt'

A talk about Stefan that HR held. Marleen is his manager, and can't open it; Annelies of HR can:

  stay show r586pkjr --identity '$keys/marleen.txt'
  stay show r586pkjr --identity '$keys/annelies.txt'

Who can open what, and the figures, which are the same for everyone:

  stay readers
  stay report

The recovery key opens everything. The plain age program opens a talk without stay:

  stay show r586pkjr --identity '$keys/recovery.txt'
  sed -n '/BEGIN AGE/,/END AGE/s/^ *//p' '$folder'/employees/lotte-brouwer/conversations/*-xjd3yjf2.yaml |
      age -d -i '$keys/lotte.txt'
EOF
