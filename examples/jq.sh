#!/bin/sh
# Five questions answered with --json and jq. Run it in a workspace, or set STAY_DIR.
set -eu

printf '\n# Overdue actions, as a list to paste\n'
stay actions --overdue --json |
    jq -r '.actions[] | "- [ ] \(.name // "organisation"): \(.title) (\(.owner), \(.days_late) days late)"'

printf '\n# Obstacles that recur while no action is open against them\n'
stay report --json |
    jq -r '.obstacles[] | select(.open_actions == 0) | "\(.people)\t\(.label)"'

printf '\n# How long ago each person who is here was last talked with, the longest first\n'
{ stay employee list --json; stay list --all --status closed --json; } |
    jq -rs '(.[1].conversations | group_by(.employee) | map({(.[0].employee): (map(.date) | max)}) | add // {}) as $last
           | .[0].today as $today
           | def day: strptime("%Y-%m-%d") | mktime;
             .[0].employees | map({name, last: $last[.employee]}) | sort_by(.last // "")[]
           | if .last then "\((($today | day) - (.last | day)) / 86400 | floor) days\t\(.name)" else "never\t\(.name)" end'

printf '\n# Promises kept, of those that had to be by now\n'
stay report --json |
    jq -r '.promises | "\(.kept) of \(.kept + .late + .broken + .dropped)"'

printf '\n# Open actions per owner\n'
stay actions --json |
    jq -r '.actions | group_by(.owner)[] | "\(length)\t\(.[0].owner)"' | sort -rn
