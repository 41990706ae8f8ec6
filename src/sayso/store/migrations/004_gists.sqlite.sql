-- What linking keeps of a reading, as bytes: only what comes new has to be read for links.
CREATE TABLE gist (
  reading BIGINT NOT NULL,
  made TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (reading),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;
