#!/bin/sh
# Five questions answered with --json and jq. Run it in a workspace, or set STAY_DIR.
set -eu

printf '\n# Overdue actions, as a list to paste\n'
stay actions --overdue --json |
    jq -r '.actions[] | "- [ ] \(.name // "organisation"): \(.title) (\(.owner), \(.days_late) days late)"'

printf '\n# Obstacles that recur while no action is open against them\n'
stay report --json |
    jq -r '.obstacles[] | select(.open_actions == 0) | "\(.people)\t\(.label)"'

printf '\n# How long ago each person was last talked with, the longest first\n'
stay list --status closed --json |
    jq -r '.today as $today | .conversations | group_by(.employee) | map(max_by(.date)) | sort_by(.date)[]
           | "\((($today | strptime("%Y-%m-%d") | mktime) - (.date | strptime("%Y-%m-%d") | mktime)) / 86400 | floor) days\t\(.name)"'

printf '\n# Promises kept, of those that had to be by now\n'
stay report --json |
    jq -r '.promises | "\(.kept) of \(.kept + .late + .broken + .dropped)"'

printf '\n# Open actions per owner\n'
stay actions --json |
    jq -r '.actions | group_by(.owner)[] | "\(length)\t\(.[0].owner)"' | sort -rn
