-- Signed-in browsers. The id is the digest of the cookie's secret; the provider's tokens are sealed under a key of the gateway.

CREATE TABLE web_session (
  id ${bytes} NOT NULL PRIMARY KEY,
  subject text NOT NULL,
  roles text NOT NULL,
  tokens ${bytes} NOT NULL,
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL
);
