-- The first schema: articles, versions, readings, marks, and what people and runs say of them.

CREATE TABLE article (
  number INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  location TEXT,
  reading BIGINT,
  PRIMARY KEY (number),
  UNIQUE ("key")
);

CREATE INDEX ix_article_location ON article (location);

CREATE TABLE failure (
  uri TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (uri)
);

CREATE TABLE link (
  inputs TEXT NOT NULL,
  kind TEXT NOT NULL,
  position BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (inputs, kind, position)
) WITHOUT ROWID;

CREATE TABLE meta (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE removed (
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  lifted_at TEXT,
  PRIMARY KEY (number)
);

CREATE TABLE text (
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (hash)
);

CREATE TABLE given (
  number INTEGER NOT NULL,
  article BIGINT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  "by" TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (number),
  FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);

CREATE INDEX ix_given_article ON given (article);

CREATE TABLE version (
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  article BIGINT NOT NULL,
  ordinal BIGINT NOT NULL,
  digest TEXT NOT NULL,
  given TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (article, ordinal),
  UNIQUE (id),
  FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);

CREATE TABLE reading (
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  text BIGINT NOT NULL,
  tool TEXT NOT NULL,
  model TEXT,
  settings TEXT NOT NULL,
  given TEXT NOT NULL,
  made_at TEXT NOT NULL,
  seal TEXT NOT NULL,
  uri TEXT NOT NULL,
  reader TEXT NOT NULL,
  title_text TEXT,
  title_start BIGINT,
  title_end BIGINT,
  authors TEXT NOT NULL,
  publisher_name TEXT,
  publisher_how TEXT,
  publisher_start BIGINT,
  publisher_end BIGINT,
  agency_name TEXT,
  agency_how TEXT,
  agency_start BIGINT,
  agency_end BIGINT,
  credits TEXT NOT NULL,
  published_value TEXT,
  published_how TEXT,
  published_start BIGINT,
  published_end BIGINT,
  published_candidates TEXT,
  modified_value TEXT,
  modified_how TEXT,
  modified_start BIGINT,
  modified_end BIGINT,
  modified_candidates TEXT,
  language TEXT NOT NULL,
  language_confidence DOUBLE NOT NULL,
  boilerplate TEXT NOT NULL,
  blocks TEXT NOT NULL,
  pages TEXT NOT NULL,
  carried TEXT NOT NULL,
  warnings TEXT NOT NULL,
  frame TEXT,
  mark_warnings TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (id),
  FOREIGN KEY(version) REFERENCES version (number) ON DELETE CASCADE,
  FOREIGN KEY(text) REFERENCES text (number)
);

CREATE INDEX ix_reading_text ON reading (text);

CREATE INDEX ix_reading_version ON reading (version);

CREATE TABLE attributions (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  stance TEXT NOT NULL,
  content TEXT NOT NULL,
  cue TEXT NOT NULL,
  source TEXT NOT NULL,
  speaker_name TEXT,
  speaker_start BIGINT,
  speaker_end BIGINT,
  speaker_entity TEXT,
  speaker_kind TEXT,
  speaker_anonymous TEXT,
  speaker_candidates TEXT,
  within TEXT,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE claims (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  spans TEXT NOT NULL,
  voice TEXT NOT NULL,
  attribution TEXT,
  modality TEXT NOT NULL,
  negated BOOLEAN NOT NULL,
  figures TEXT NOT NULL,
  dates TEXT NOT NULL,
  names TEXT NOT NULL,
  events TEXT NOT NULL,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE dates (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  mod TEXT,
  edtf TEXT,
  earliest TEXT,
  latest TEXT,
  anchor TEXT NOT NULL,
  waits_for TEXT,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE entities (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  roles TEXT NOT NULL,
  variants TEXT NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE events (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  agent_text TEXT,
  agent_start BIGINT,
  agent_end BIGINT,
  agent_entity TEXT,
  patient_text TEXT,
  patient_start BIGINT,
  patient_end BIGINT,
  patient_entity TEXT,
  place_text TEXT,
  place_start BIGINT,
  place_end BIGINT,
  place_entity TEXT,
  date TEXT,
  negated BOOLEAN NOT NULL,
  modality TEXT NOT NULL,
  claim TEXT,
  figures TEXT NOT NULL,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE figures (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  value ,
  low ,
  high ,
  modifier TEXT NOT NULL,
  trend TEXT,
  unit TEXT NOT NULL,
  counted TEXT NOT NULL,
  harm TEXT NOT NULL,
  victims TEXT,
  status TEXT,
  blamed TEXT,
  part_of TEXT,
  "when" TEXT,
  "where" TEXT,
  place_in TEXT NOT NULL,
  negated BOOLEAN NOT NULL,
  evidence_counted TEXT NOT NULL,
  evidence_harm TEXT NOT NULL,
  evidence_victims TEXT NOT NULL,
  evidence_status TEXT NOT NULL,
  evidence_blamed TEXT NOT NULL,
  evidence_when TEXT NOT NULL,
  evidence_where TEXT NOT NULL,
  claim TEXT,
  attribution TEXT,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE names (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  entity TEXT,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE wording (
  reading BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  start BIGINT NOT NULL,
  "end" BIGINT NOT NULL,
  text TEXT NOT NULL,
  category TEXT NOT NULL,
  confidence DOUBLE NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading (number) ON DELETE CASCADE
) WITHOUT ROWID;

-- What full-text search looks at: the reading of each article that holds now.
CREATE VIEW searchable AS
SELECT article.number AS number, coalesce(reading.title_text, '') AS title, text.body AS body
FROM article
JOIN reading ON reading.number = article.reading
JOIN text ON text.number = reading.text;

-- The index keeps no second copy of the text: it is told of each change in the transaction that makes it.
CREATE VIRTUAL TABLE search USING fts5(
  title, body, content='searchable', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
