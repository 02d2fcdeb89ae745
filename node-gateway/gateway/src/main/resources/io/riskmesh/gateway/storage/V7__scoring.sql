CREATE TABLE feature_row (
  side text NOT NULL,
  entity text NOT NULL,
  features text NOT NULL,
  as_of bigint NOT NULL,
  PRIMARY KEY (side, entity)
);
