-- The figures of many workspaces at once, in Spark 3.5 or newer, over what `stay export -o DIR` wrote.
--
--   spark-sql --conf spark.sql.session.timeZone=UTC
--   SET export = ../export;                     -- the folder
--   SET today = 2026-11-20;                     -- the day on which it was exported
--   SOURCE examples/engines/spark.sql;
--   SELECT * FROM overdue;
--
-- `export` and `today` are variables of `spark-sql`. Each view has `workspace`, and columns named as in docs/json.md. What is late on a
-- day, with leave and all, `stay` has worked out; here it is counted.

CREATE OR REPLACE TEMPORARY VIEW exported (
    `row` STRING, stay INT, today DATE, workspace STRING, id STRING, employee STRING, name STRING, team STRING, manager STRING, started DATE,
    `left` DATE, here BOOLEAN, counted BOOLEAN, in_rhythm STRING, type STRING, status STRING, date DATE, held STRING, `with` STRING,
    conversation STRING, obstacle STRING, own_word BOOLEAN, owner STRING, due DATE, first_due DATE, promised DATE, overdue BOOLEAN,
    days_late BIGINT, fate STRING, goal STRING, created DATE, closed DATE, `by` DATE, supports STRING, `from` DATE, `to` DATE, people BIGINT,
    talked BIGINT, talks BIGINT, late BIGINT, round STRING, planned BIGINT, to_do BIGINT
)
USING json
OPTIONS (path '${export}/workspace=*/*.ndjson', mode 'FAILFAST');

CREATE OR REPLACE TEMPORARY VIEW rows AS
SELECT * FROM exported WHERE today = DATE '${today}';

-- The period that each workspace reports on.
CREATE OR REPLACE TEMPORARY VIEW periods AS
SELECT workspace, min(`from`) AS first_day, max(`to`) AS last_day FROM rows WHERE `row` = 'coverage' GROUP BY workspace;

-- Promises that are late, the latest first.
CREATE OR REPLACE TEMPORARY VIEW overdue AS
SELECT workspace, id, employee, team, owner, due, days_late, obstacle
FROM rows
WHERE `row` = 'action' AND overdue
ORDER BY days_late DESC, workspace, id;

-- Obstacles of the vocabulary that two people name, or one person again and again.
CREATE OR REPLACE TEMPORARY VIEW recurring_obstacles AS
WITH mentions AS (
    SELECT rows.workspace, rows.obstacle, rows.employee, count(*) AS times, min(rows.date) AS first_time, max(rows.date) AS last_time
    FROM rows JOIN periods ON rows.workspace = periods.workspace
    WHERE rows.`row` = 'mention' AND rows.obstacle IS NOT NULL AND rows.date BETWEEN periods.first_day AND periods.last_day
    GROUP BY rows.workspace, rows.obstacle, rows.employee
)
SELECT workspace, obstacle, count(*) AS people, sum(times) AS mentions, min(first_time) AS `first`, max(last_time) AS `last`
FROM mentions
GROUP BY workspace, obstacle
HAVING count(*) >= 2 OR max(times) >= 2
ORDER BY people DESC, mentions DESC, workspace, obstacle;

-- What became of the promises of the period.
CREATE OR REPLACE TEMPORARY VIEW promises AS
SELECT
    rows.workspace,
    count_if(rows.fate = 'kept') AS kept,
    count_if(rows.fate = 'late') AS late,
    count_if(rows.fate = 'broken') AS broken,
    count_if(rows.fate = 'dropped') AS dropped,
    count_if(rows.fate = 'open') AS open
FROM rows JOIN periods ON rows.workspace = periods.workspace
WHERE rows.`row` = 'action' AND rows.promised BETWEEN periods.first_day AND periods.last_day
GROUP BY rows.workspace
ORDER BY rows.workspace;

-- How far talks reached, team by team.
CREATE OR REPLACE TEMPORARY VIEW coverage AS
SELECT workspace, team, people, talked, talks, CAST(in_rhythm AS BIGINT) AS in_rhythm, late
FROM rows
WHERE `row` = 'coverage'
ORDER BY workspace, team;

-- How far the rounds are that run.
CREATE OR REPLACE TEMPORARY VIEW rounds AS
SELECT workspace, round, type, `from`, `to`, people, CAST(held AS BIGINT) AS held, planned, to_do
FROM rows
WHERE `row` = 'round'
ORDER BY workspace, round;
