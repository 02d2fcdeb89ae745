CREATE TABLE score_answer (
  key_digest ${bytes} NOT NULL PRIMARY KEY,
  body_digest ${bytes} NOT NULL,
  record bigint NOT NULL,
  at bigint NOT NULL
);

CREATE INDEX score_answer_by_time ON score_answer (at);

CREATE TABLE feature_row (
  side text NOT NULL,
  entity text NOT NULL,
  features text NOT NULL,
  as_of bigint NOT NULL,
  PRIMARY KEY (side, entity)
);
