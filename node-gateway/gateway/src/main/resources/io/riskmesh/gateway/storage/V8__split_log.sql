-- Evidence against a receipt log: two checkpoints with the signature of the log's owner, of which at most one can be of a log that only
-- grows. Kept for good, the first of each log.
CREATE TABLE split_log (
    log text NOT NULL PRIMARY KEY,
    one ${bytes} NOT NULL,
    other ${bytes} NOT NULL,
    shown_by text NOT NULL,                   -- party that showed the second one
    seen_at bigint NOT NULL                   -- ms since 1970
);
