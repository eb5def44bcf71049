#!/bin/sh
# stay check --install-hook, --remove-hook
if [ -x "$0.before-stay" ]; then
    "$0.before-stay" "$@" || exit
fi
# >>> stay check: .
(
    cd '.' 2>/dev/null || exit 0
    [ -f stay.yaml ] || exit 0
    PATH=$PATH:${HOME:-}/.cargo/bin
    case $(command -v stay 2>/dev/null) in
    /* | [A-Za-z]:*) ;;
    *) echo 'stay is not found here: what you commit was not checked' >&2; exit 0 ;;
    esac
    code=0
    stay -C . --no-input --quiet check --staged || code=$?
    case $code in
    0) ;;
    4) echo 'error: stay found problems in what you commit, so nothing was committed; put them right and stage them with git add, or skip this once with git commit --no-verify' >&2; exit 1 ;;
    *) echo 'stay could not check what you commit; it is committed all the same' >&2 ;;
    esac
) || exit 1
# <<< stay check: .
