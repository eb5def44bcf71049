#!/usr/bin/env python3
"""Makes many small workspaces of invented people, and a file that names them.

    python3 benches/several.py FOLDER [--workspaces 2000] [--records 50]

The same numbers give the same files. To measure: `stay --today 2026-11-20 report --workspaces FOLDER/all.txt`.
"""

import argparse
import datetime
import pathlib
import random

LETTERS = "abcdefghjkmnpqrstvwxyz"
OBSTACLES = ["late-roster", "slow-laptop", "noise", "too many systems", "no time to learn"]
FIRST = datetime.date(2026, 3, 2)


def identity(chance):
    return chance.choice(LETTERS) + "".join(chance.choice(LETTERS + "0123456789") for _ in range(7))


def one(home, number, records):
    chance = random.Random(number)
    home.mkdir(parents=True)
    vocabulary = "obstacles:\n  late-roster: {}\n  slow-laptop:\n    also: [old laptop]\n  noise: {}\n"
    (home / "stay.yaml").write_text(f"version: 1\nlanguage: en\nrhythm:\n  check-in: 6 weeks\n{vocabulary}")
    made, person = 0, 0
    while made < records:
        person += 1
        own = home / "employees" / f"person-{person}"
        for folder in ("conversations", "actions"):
            (own / folder).mkdir(parents=True)
        team = f"Care/Team {person % 3}"
        (own / "employee.yaml").write_text(f"name: Person {number}.{person}\nteam: {team}\nmanager: Manager {number}\nstarted: 2025-01-06\n")
        made += 1
        for _ in range(3):
            day = FIRST + datetime.timedelta(days=chance.randrange(240))
            talk = identity(chance)
            words = "".join(f"- {word}\n" for word in chance.sample(OBSTACLES, chance.randrange(3)))
            obstacles = f"obstacles:\n{words}" if words else ""
            (own / "conversations" / f"{day}-{talk}.yaml").write_text(
                f"id: {talk}\ntype: check-in\nstatus: closed\ndate: {day}\nanswers:\n- theme: energy\n  question: How is work?\n"
                f"  answer: Fine, most of the time.\n{obstacles}closed: {day}\n"
            )
            action = identity(chance)
            due = day + datetime.timedelta(days=28)
            ended = f"status: done\ncreated: {day}\nclosed: {due}\n" if chance.random() < 0.7 else f"status: open\ncreated: {day}\n"
            (own / "actions" / f"{day}-{action}.yaml").write_text(
                f"id: {action}\ntitle: Look at it\nowner: manager\ndue: {due}\n{ended.split('created')[0]}conversation: {talk}\n"
                f"created{ended.split('created')[1]}"
            )
            made += 2


def main():
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--workspaces", type=int, default=2000)
    words.add_argument("--records", type=int, default=50)
    given = words.parse_args()
    names = [f"team-{number:04}" for number in range(given.workspaces)]
    for number, name in enumerate(names):
        one(given.folder / name, number, given.records)
    (given.folder / "all.txt").write_text("".join(f"{name}\n" for name in names))


main()
