-- Mail between gateways. A letter stands in the sender's outbox until the receiver says 202; the receiver keeps, per sender and
-- stream, the number it expects next and the digest of the letter it read last.

CREATE TABLE peer_outbox_name (
  one bigint NOT NULL PRIMARY KEY CHECK (one = 1),
  name text NOT NULL
);

CREATE TABLE peer_stream (
  party text NOT NULL,
  stream text NOT NULL,
  next_seq bigint NOT NULL,
  PRIMARY KEY (party, stream)
);

CREATE TABLE peer_outbox (
  party text NOT NULL,
  stream text NOT NULL,
  seq bigint NOT NULL,
  kind text NOT NULL,
  body ${bytes},
  spool text,
  digest ${bytes} NOT NULL,
  PRIMARY KEY (party, stream, seq),
  CHECK ((body IS NULL) <> (spool IS NULL))
);

CREATE TABLE peer_inbox (
  party text NOT NULL,
  outbox text NOT NULL,
  stream text NOT NULL,
  next_seq bigint NOT NULL,
  digest ${bytes} NOT NULL,
  PRIMARY KEY (party, outbox, stream)
);
