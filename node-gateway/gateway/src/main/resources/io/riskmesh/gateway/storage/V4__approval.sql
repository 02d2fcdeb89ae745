-- What this bank's people propose and decide. What stands on the ledger is not here. Bodies are canonical fields of facts.

CREATE TABLE draft (
  approval_id text NOT NULL PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  digest text NOT NULL,
  body ${bytes} NOT NULL,
  proposed text NOT NULL,
  proposed_by text,
  decider text NOT NULL,
  state text NOT NULL,
  reason text,
  created_at bigint NOT NULL
);

-- One row per write to the ledger that a person decided: its key is taken once, so a decision is signed once.
CREATE TABLE decision (
  key text NOT NULL PRIMARY KEY,
  approval_id text NOT NULL,
  step bigint NOT NULL,
  action text NOT NULL,
  digest text NOT NULL,
  person text NOT NULL,
  identity text NOT NULL,
  function text NOT NULL,
  body ${bytes},
  state text NOT NULL,
  tx_id text,
  code text,
  decided_at bigint NOT NULL
);

CREATE INDEX decision_by_approval ON decision (approval_id, step);
CREATE INDEX decision_by_state ON decision (state, decided_at);

CREATE TABLE audit_event (
  id text NOT NULL PRIMARY KEY,
  at bigint NOT NULL,
  person text NOT NULL,
  action text NOT NULL,
  approval_id text NOT NULL,
  digest text NOT NULL,
  outcome text NOT NULL
);

CREATE INDEX audit_event_by_time ON audit_event (at, id);
