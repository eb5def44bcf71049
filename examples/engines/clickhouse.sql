-- The figures of many workspaces at once, in ClickHouse or chDB, over what `stay export -o DIR` wrote.
--
--   clickhouse local --param_export=../export --param_today=2026-11-20 --queries-file examples/engines/clickhouse.sql
--
-- `export` is the folder, which ClickHouse has to be allowed to read, and `today` the day on which it was exported. Each view has
-- `workspace`, and columns named as in docs/json.md. What is late on a day, with leave and all, `stay` has worked out; here it is counted.

CREATE OR REPLACE TABLE rows ENGINE = Memory AS
SELECT *
FROM file(
    concat({export:String}, '/*/*.ndjson'),
    'JSONEachRow',
    '`row` String, `today` Date, `workspace` String, `id` Nullable(String), `employee` Nullable(String), `team` Nullable(String),
     `date` Nullable(Date), `obstacle` Nullable(String), `owner` Nullable(String), `due` Nullable(Date), `promised` Nullable(Date),
     `overdue` Nullable(Bool), `days_late` Nullable(Int64), `fate` Nullable(String), `type` Nullable(String), `from` Nullable(Date),
     `to` Nullable(Date), `people` Nullable(Int64), `talked` Nullable(Int64), `talks` Nullable(Int64), `in_rhythm` Nullable(String),
     `late` Nullable(Int64), `round` Nullable(String), `held` Nullable(String), `planned` Nullable(Int64), `to_do` Nullable(Int64)'
)
WHERE today = {today:Date}
SETTINGS input_format_skip_unknown_fields = 1, input_format_json_read_numbers_as_strings = 1, input_format_json_read_bools_as_strings = 1;

-- The period that each workspace reports on.
CREATE OR REPLACE VIEW periods AS
SELECT workspace, min(rows.from) AS first_day, max(rows.to) AS last_day FROM rows WHERE row = 'coverage' GROUP BY workspace;

-- Promises that are late, the latest first.
CREATE OR REPLACE VIEW overdue AS
SELECT workspace, id, employee, team, owner, due, days_late, obstacle
FROM rows
WHERE row = 'action' AND rows.overdue
ORDER BY days_late DESC, workspace, id;

-- Obstacles of the vocabulary that two people name, or one person again and again.
CREATE OR REPLACE VIEW recurring_obstacles AS
SELECT workspace, obstacle, count() AS people, sum(times) AS mentions, min(first_time) AS first, max(last_time) AS last
FROM (
    SELECT rows.workspace AS workspace, rows.obstacle AS obstacle, rows.employee AS employee, count() AS times, min(rows.date) AS first_time,
        max(rows.date) AS last_time
    FROM rows INNER JOIN periods ON rows.workspace = periods.workspace
    WHERE rows.row = 'mention' AND isNotNull(rows.obstacle) AND rows.date BETWEEN periods.first_day AND periods.last_day
    GROUP BY workspace, obstacle, employee
)
GROUP BY workspace, obstacle
HAVING people >= 2 OR max(times) >= 2
ORDER BY people DESC, mentions DESC, workspace, obstacle;

-- What became of the promises of the period.
CREATE OR REPLACE VIEW promises AS
SELECT
    rows.workspace AS workspace,
    countIf(fate = 'kept') AS kept,
    countIf(fate = 'late') AS late,
    countIf(fate = 'broken') AS broken,
    countIf(fate = 'dropped') AS dropped,
    countIf(fate = 'open') AS open
FROM rows INNER JOIN periods ON rows.workspace = periods.workspace
WHERE rows.row = 'action' AND rows.promised BETWEEN periods.first_day AND periods.last_day
GROUP BY workspace
ORDER BY workspace;

-- How far talks reached, team by team.
CREATE OR REPLACE VIEW coverage AS
SELECT workspace, team, people, talked, talks, toInt64OrNull(rows.in_rhythm) AS in_rhythm, late FROM rows WHERE row = 'coverage' ORDER BY workspace, team;

-- How far the rounds are that run.
CREATE OR REPLACE VIEW rounds AS
SELECT workspace, round, type, rows.from AS from, rows.to AS to, people, toInt64OrNull(rows.held) AS held, planned, to_do
FROM rows WHERE row = 'round' ORDER BY workspace, round;
