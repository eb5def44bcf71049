-- The figures of many workspaces at once, in DuckDB 1.2 or newer, over what `stay export -o DIR` wrote.
--
--   duckdb
--   SET VARIABLE export = '../export';           -- the folder
--   SET VARIABLE today = DATE '2026-11-20';      -- the day on which it was exported
--   .read examples/engines/duckdb.sql
--   SELECT * FROM overdue;
--
-- Each view has `workspace`, and columns named as in docs/json.md. What is late on a day, with leave and all, `stay` has worked
-- out; here it is counted.

CREATE OR REPLACE VIEW rows AS
SELECT *
FROM read_json(
    getvariable('export') || '/*/*.ndjson',
    format = 'newline_delimited',
    hive_partitioning = false,
    columns = {
        "row": 'VARCHAR', stay: 'INTEGER', today: 'DATE', workspace: 'VARCHAR', id: 'VARCHAR', employee: 'VARCHAR', name: 'VARCHAR',
        team: 'VARCHAR', manager: 'VARCHAR', started: 'DATE', "left": 'DATE', here: 'BOOLEAN', counted: 'BOOLEAN', in_rhythm: 'JSON',
        "type": 'VARCHAR', status: 'VARCHAR', date: 'DATE', held: 'JSON', "with": 'VARCHAR', conversation: 'VARCHAR', obstacle: 'VARCHAR',
        own_word: 'BOOLEAN', owner: 'VARCHAR', due: 'DATE', first_due: 'DATE', promised: 'DATE', overdue: 'BOOLEAN', days_late: 'BIGINT',
        fate: 'VARCHAR', goal: 'VARCHAR', created: 'DATE', closed: 'DATE', "by": 'DATE', supports: 'VARCHAR', "from": 'DATE', "to": 'DATE',
        people: 'BIGINT', talked: 'BIGINT', talks: 'BIGINT', late: 'BIGINT', round: 'VARCHAR', planned: 'BIGINT', to_do: 'BIGINT'
    }
)
WHERE today = getvariable('today');

-- The period that each workspace reports on.
CREATE OR REPLACE VIEW periods AS
SELECT workspace, min("from") AS "from", max("to") AS "to" FROM rows WHERE "row" = 'coverage' GROUP BY workspace;

-- Promises that are late, the latest first.
CREATE OR REPLACE VIEW overdue AS
SELECT workspace, id, employee, team, owner, due, days_late, obstacle
FROM rows
WHERE "row" = 'action' AND overdue
ORDER BY days_late DESC, workspace, id;

-- Obstacles of the vocabulary that several people name (two, or the variable `people`), or one person again and again.
CREATE OR REPLACE VIEW recurring_obstacles AS
WITH mentions AS (
    SELECT rows.workspace, obstacle, employee, date, count(*) OVER (PARTITION BY rows.workspace, obstacle, employee) AS times
    FROM rows JOIN periods USING (workspace)
    WHERE "row" = 'mention' AND obstacle IS NOT NULL AND date BETWEEN periods."from" AND periods."to"
)
SELECT workspace, obstacle, count(DISTINCT employee) AS people, count(*) AS mentions, min(date) AS "first", max(date) AS "last"
FROM mentions
GROUP BY workspace, obstacle
HAVING count(DISTINCT employee) >= coalesce(getvariable('people'), 2) OR max(times) >= 2
ORDER BY people DESC, mentions DESC, workspace, obstacle;

-- What became of the promises of the period.
CREATE OR REPLACE VIEW promises AS
SELECT
    rows.workspace,
    count(*) FILTER (WHERE fate = 'kept') AS kept,
    count(*) FILTER (WHERE fate = 'late') AS late,
    count(*) FILTER (WHERE fate = 'broken') AS broken,
    count(*) FILTER (WHERE fate = 'dropped') AS dropped,
    count(*) FILTER (WHERE fate = 'open') AS open
FROM rows JOIN periods USING (workspace)
WHERE "row" = 'action' AND promised BETWEEN periods."from" AND periods."to"
GROUP BY rows.workspace
ORDER BY rows.workspace;

-- How far talks reached, team by team.
CREATE OR REPLACE VIEW coverage AS
SELECT workspace, team, people, talked, talks, CAST(in_rhythm AS BIGINT) AS in_rhythm, late
FROM rows
WHERE "row" = 'coverage'
ORDER BY workspace, team;

-- How far the rounds are that run.
CREATE OR REPLACE VIEW rounds AS
SELECT workspace, round, "type", "from", "to", people, CAST(held AS BIGINT) AS held, planned, to_do
FROM rows
WHERE "row" = 'round'
ORDER BY workspace, round;
