#!/bin/sh
# Mails the overdue actions of a workspace, and stays silent when there are none.
#
#   STAY_DIR   the workspace                                    (default: the current folder)
#   STAY_TO    who gets the mail                                (needed)
#   STAY_MAILER  what sends it: takes "-s SUBJECT ADDRESS", and the text on standard input  (default: mail)
#
# In a crontab, on working days at eight:
#
#   0 8 * * 1-5  STAY_DIR=$HOME/team STAY_TO=pete@example.org $HOME/bin/cron-overdue.sh
#
# cron has a short PATH, so give it PATH=$HOME/.cargo/bin:/usr/bin:/bin as well.
#
# Any options go to `stay actions`: cron-overdue.sh --team Care --lang en
set -eu

to=${STAY_TO:?say in STAY_TO who gets the mail}
mail=${STAY_MAILER:-mail}

# exit 4: there are some; 0: there are none; 3: some files could not be read, and are named below the list
code=0
text=$(COLUMNS=100 NO_COLOR=1 stay actions --overdue --exit-code "$@" 2>&1) || code=$?

case $code in
0) exit 0 ;;
3) subject='stay: some files could not be read' ;;
4) subject='stay: overdue' ;;
*) printf '%s\n' "$text" >&2; exit "$code" ;;
esac

# unquoted, so that STAY_MAILER may have options of its own
# shellcheck disable=SC2086
printf '%s\n' "$text" | $mail -s "$subject" "$to"
