-- Training runs of this bank. Machines keep their own files; here stands what a flow needs to begin again.

CREATE TABLE run (
  id text NOT NULL PRIMARY KEY,
  created_at bigint NOT NULL,
  changed_at bigint NOT NULL,
  state text NOT NULL,
  started_by text,
  invitation text NOT NULL,
  open_request ${bytes},
  draws text,
  reason_code text,
  reason_detail text,
  resumable bigint NOT NULL,
  cancelled bigint NOT NULL,
  model text,
  transcript text,
  trees bigint NOT NULL
);

CREATE TABLE run_log (
  run text NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  event text NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (run, seq)
);

CREATE TABLE run_tree (
  run text NOT NULL,
  tree bigint NOT NULL,
  leaves bigint NOT NULL,
  truncated bigint NOT NULL,
  members bigint NOT NULL,
  millis bigint NOT NULL,
  bytes_sent bigint NOT NULL,
  bytes_received bigint NOT NULL,
  metric text NOT NULL,
  score_nanos bigint,
  at bigint NOT NULL,
  PRIMARY KEY (run, tree)
);

-- A model file that came by mail, in parts, from the bank that coordinated a run whose end this bank missed.
CREATE TABLE run_file_part (
  run text NOT NULL,
  part bigint NOT NULL,
  parts bigint NOT NULL,
  body ${bytes} NOT NULL,
  PRIMARY KEY (run, part)
);
