-- What reviewers decided: a log that only grows. Its contents stand apart, so that they can be forgotten.
CREATE TABLE log (
  number INTEGER NOT NULL,
  seal TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  desk TEXT NOT NULL,
  ordinal BIGINT NOT NULL,
  at TEXT NOT NULL,
  decision TEXT NOT NULL,
  digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (reviewer, desk, ordinal),
  UNIQUE (seal),
  UNIQUE (desk, decision)
);

CREATE TABLE judged (
  seal TEXT NOT NULL,
  salt TEXT NOT NULL,
  judgement TEXT NOT NULL,
  PRIMARY KEY (seal)
);

CREATE TABLE tombstone (
  seal TEXT NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (seal)
);

CREATE TABLE forgotten (
  digest TEXT NOT NULL,
  salt TEXT NOT NULL,
  words BIGINT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (digest)
);

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER log_is_never_replaced BEFORE INSERT ON log
WHEN EXISTS (
  SELECT 1 FROM log
  WHERE number = NEW.number OR seal = NEW.seal
  OR (desk = NEW.desk AND (decision = NEW.decision OR (reviewer = NEW.reviewer AND ordinal = NEW.ordinal)))
)
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER judged_is_never_changed BEFORE UPDATE ON judged
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER judged_is_never_cut BEFORE DELETE ON judged
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE seal = OLD.seal)
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER judged_is_never_replaced BEFORE INSERT ON judged
WHEN EXISTS (SELECT 1 FROM judged WHERE seal = NEW.seal) OR EXISTS (SELECT 1 FROM tombstone WHERE seal = NEW.seal)
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER tombstone_is_never_changed BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER tombstone_is_never_cut BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER tombstone_has_its_line BEFORE INSERT ON tombstone
WHEN NOT EXISTS (SELECT 1 FROM log WHERE seal = NEW.line) OR EXISTS (SELECT 1 FROM tombstone WHERE seal = NEW.seal)
BEGIN SELECT RAISE(ABORT, 'a tombstone stands once, for a line of the log'); END;
