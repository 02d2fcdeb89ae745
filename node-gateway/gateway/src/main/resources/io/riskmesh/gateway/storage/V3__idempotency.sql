-- Answers to creating requests under their Idempotency-Key, kept for 24 h. A row is written before the work: a second request with
-- the key finds it, whatever became of the first.
CREATE TABLE idempotency (
    key_digest ${bytes} NOT NULL PRIMARY KEY, -- SHA-256(subject || 0 || key)
    body_digest ${bytes} NOT NULL,            -- SHA-256 of operation, path and body
    boot text NOT NULL,                       -- process that works or worked on it
    state text NOT NULL,                      -- RUNNING, DONE
    status bigint,
    content_type text,
    headers text,                             -- one "name: value" a line
    answer ${bytes},
    expires_at bigint NOT NULL                -- ms since 1970
);
CREATE INDEX idempotency_expires ON idempotency (expires_at);

-- Where the receipt log holds the answer to a score's Idempotency-Key. Filled behind the log; the log is the truth.
CREATE TABLE score_key (
    key_digest ${bytes} NOT NULL PRIMARY KEY,
    body_digest ${bytes} NOT NULL,
    log_index bigint NOT NULL,                -- of the record
    expires_at bigint NOT NULL
);
CREATE INDEX score_key_expires ON score_key (expires_at);
