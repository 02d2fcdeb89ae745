-- One script for SQLite and PostgreSQL: ${bytes} is blob or bytea, times are milliseconds since the epoch. Bytes, not text,
-- carry an order, as the order of text is the server's choice.

CREATE TABLE ledger_checkpoint (
  one bigint NOT NULL PRIMARY KEY CHECK (one = 1),
  block bigint NOT NULL,
  header_hash ${bytes} NOT NULL,
  heard_at bigint NOT NULL
);

CREATE TABLE channel_config (
  block bigint NOT NULL PRIMARY KEY,
  body ${bytes} NOT NULL
);

CREATE TABLE fact (
  block bigint NOT NULL,
  tx bigint NOT NULL,
  write bigint NOT NULL,
  tx_id text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  composite_key ${bytes} NOT NULL,
  party text NOT NULL,
  at bigint NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (block, tx, write)
);

CREATE INDEX fact_by_key ON fact (composite_key, block, tx, write);
CREATE INDEX fact_by_kind ON fact (kind, block, tx, write);
CREATE INDEX fact_by_party ON fact (party, block, tx, write);

CREATE TABLE submission (
  identity text NOT NULL,
  key text NOT NULL,
  tx_id text NOT NULL,
  prepared ${bytes} NOT NULL,
  sent_at bigint NOT NULL,
  outcome text,
  PRIMARY KEY (identity, key, tx_id)
);

CREATE INDEX submission_by_time ON submission (identity, sent_at, tx_id);
