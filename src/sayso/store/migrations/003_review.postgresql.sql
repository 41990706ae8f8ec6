-- What reviewers decided: a log that only grows. Its contents stand apart, so that they can be forgotten.
CREATE TABLE log (
  number BIGINT NOT NULL,
  seal TEXT COLLATE "C" NOT NULL,
  reviewer TEXT COLLATE "C" NOT NULL,
  desk TEXT COLLATE "C" NOT NULL,
  ordinal BIGINT NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  decision TEXT COLLATE "C" NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  previous TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (reviewer, desk, ordinal),
  UNIQUE (seal),
  UNIQUE (desk, decision)
);

CREATE TABLE judged (
  seal TEXT COLLATE "C" NOT NULL,
  salt TEXT COLLATE "C" NOT NULL,
  judgement TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (seal)
);

CREATE TABLE tombstone (
  seal TEXT COLLATE "C" NOT NULL,
  line TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (seal)
);

CREATE TABLE forgotten (
  digest TEXT COLLATE "C" NOT NULL,
  salt TEXT COLLATE "C" NOT NULL,
  words BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (digest)
);

CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the review log only grows';
END
$$;

CREATE FUNCTION only_what_is_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM tombstone WHERE seal = OLD.seal) THEN
    RAISE EXCEPTION 'the review log only grows';
  END IF;
  RETURN OLD;
END
$$;

CREATE FUNCTION not_once_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM tombstone WHERE seal = NEW.seal) THEN
    RAISE EXCEPTION 'the review log only grows';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION only_for_a_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM log WHERE seal = NEW.line) THEN
    RAISE EXCEPTION 'a tombstone stands once, for a line of the log';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER log_only_grows BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION only_grows();

CREATE TRIGGER log_is_never_emptied BEFORE TRUNCATE ON log EXECUTE FUNCTION only_grows();

CREATE TRIGGER judged_is_never_changed BEFORE UPDATE ON judged FOR EACH ROW EXECUTE FUNCTION only_grows();

CREATE TRIGGER judged_is_never_cut BEFORE DELETE ON judged FOR EACH ROW EXECUTE FUNCTION only_what_is_forgotten();

CREATE TRIGGER judged_is_never_emptied BEFORE TRUNCATE ON judged EXECUTE FUNCTION only_grows();

CREATE TRIGGER judged_stays_forgotten BEFORE INSERT ON judged FOR EACH ROW EXECUTE FUNCTION not_once_forgotten();

CREATE TRIGGER tombstone_only_grows BEFORE UPDATE OR DELETE ON tombstone FOR EACH ROW EXECUTE FUNCTION only_grows();

CREATE TRIGGER tombstone_is_never_emptied BEFORE TRUNCATE ON tombstone EXECUTE FUNCTION only_grows();

CREATE TRIGGER tombstone_has_its_line BEFORE INSERT ON tombstone FOR EACH ROW EXECUTE FUNCTION only_for_a_line();

-- The role that sayso works as gives these rights up; triggers hold for those who cannot, such as superusers.
REVOKE UPDATE, DELETE, TRUNCATE ON log, tombstone FROM CURRENT_USER;

REVOKE UPDATE, TRUNCATE ON judged FROM CURRENT_USER;
