-- The truth of a desk, in SQL that SQLite and PostgreSQL both read. Times are milliseconds since 1970, days and publication
-- dates ISO 8601 text, flags 0 or 1. What is packed is JSON, deflated (see Packing).

-- What is followed.
CREATE TABLE input (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  title TEXT,
  full_text INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT,
  removed_at BIGINT
);

CREATE TABLE input_status (
  input TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  tried_at BIGINT,
  succeeded_at BIGINT,
  next_at BIGINT,
  failures INTEGER NOT NULL,
  message TEXT
);

-- Up to where each input is read; committed with what was read.
CREATE TABLE input_position (
  input TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (input, name)
);

-- What gave no report.
CREATE TABLE problem (
  number ${identity},
  input TEXT,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  at BIGINT NOT NULL
);

-- Each report as it is now. number: the arrival of this version, counted over all reports. places: where the account of its story
-- rests on it, as start-end.
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  number BIGINT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  input TEXT,
  path TEXT NOT NULL,
  url TEXT,
  title TEXT,
  outlet TEXT,
  language TEXT NOT NULL,
  published TEXT,
  day TEXT,
  mangled INTEGER NOT NULL,
  arrived_at BIGINT NOT NULL,
  first_arrived_at BIGINT NOT NULL,
  original TEXT,
  relation TEXT,
  story TEXT,
  places TEXT
);
CREATE INDEX report_story ON report (story);
CREATE INDEX report_day ON report (day);

-- Every version that ever came, as it came and as it was read.
CREATE TABLE report_version (
  report TEXT NOT NULL,
  version INTEGER NOT NULL,
  number BIGINT NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  arrived_at BIGINT NOT NULL,
  title TEXT,
  raw ${bytes} NOT NULL,
  reading ${bytes} NOT NULL,
  PRIMARY KEY (report, version)
);

-- Who copies whom, as the stream shows it.
CREATE TABLE edge (
  from_report TEXT NOT NULL,
  to_report TEXT NOT NULL,
  relation TEXT NOT NULL,
  coverage DOUBLE PRECISION NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (from_report, to_report)
);
CREATE INDEX edge_to ON edge (to_report);

-- changed: number of the last change that concerns it. due: reports have come or left since its account was made.
CREATE TABLE story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  language TEXT NOT NULL,
  replaced_by TEXT,
  due INTEGER NOT NULL
);
CREATE INDEX story_changed ON story (changed);
CREATE INDEX story_due ON story (due);

-- What became of stories: never altered, never taken back.
CREATE TABLE redirect (
  number ${identity},
  kind TEXT NOT NULL,
  from_story TEXT NOT NULL,
  into_story TEXT NOT NULL,
  reports INTEGER NOT NULL,
  day TEXT,
  why TEXT NOT NULL,
  at BIGINT NOT NULL
);

-- The account of each story, with the numbers of the arrivals that it tells of: the whole as JSON and as parts of a page, and its facts as rows.
CREATE TABLE account (
  story TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  made_at BIGINT NOT NULL,
  heard TEXT NOT NULL,
  json ${bytes} NOT NULL,
  page ${bytes} NOT NULL,
  navigation ${bytes} NOT NULL
);

CREATE TABLE utterance (
  story TEXT NOT NULL,
  id TEXT NOT NULL,
  speaker TEXT NOT NULL,
  speaker_name TEXT NOT NULL,
  named INTEGER NOT NULL,
  text TEXT NOT NULL,
  report TEXT NOT NULL,
  quote TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  day TEXT,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  variants INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  PRIMARY KEY (story, id, speaker)
);
CREATE INDEX utterance_speaker ON utterance (speaker, day);

CREATE TABLE position (
  story TEXT NOT NULL,
  id TEXT NOT NULL,
  holder TEXT NOT NULL,
  holder_name TEXT NOT NULL,
  stance TEXT NOT NULL,
  towards TEXT,
  about TEXT NOT NULL,
  report TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  day TEXT,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  PRIMARY KEY (story, id)
);
CREATE INDEX position_holder ON position (holder, day);

CREATE TABLE event (
  story TEXT NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  status TEXT NOT NULL,
  date TEXT,
  day TEXT,
  place TEXT,
  text TEXT NOT NULL,
  actors TEXT NOT NULL,
  report TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  ahead INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  PRIMARY KEY (story, id)
);
CREATE INDEX event_day ON event (day);

-- What each new version of an account brought: never altered.
CREATE TABLE development (
  number ${identity},
  story TEXT NOT NULL,
  version INTEGER NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  fact_kind TEXT NOT NULL,
  fact TEXT NOT NULL,
  text TEXT NOT NULL,
  report TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL
);
CREATE INDEX development_story ON development (story, number);

-- The log that pages and programs follow: never altered.
CREATE TABLE change (
  number ${identity},
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  story TEXT,
  replaced_by TEXT,
  title TEXT
);
CREATE INDEX change_story ON change (story, number);

-- What analysts said, and took back.
CREATE TABLE correction (
  number ${identity},
  body TEXT NOT NULL,
  why TEXT,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  undone_by TEXT,
  undone_at BIGINT,
  applied INTEGER NOT NULL
);

-- How far each viewer has read.
CREATE TABLE seen (
  viewer TEXT NOT NULL,
  story TEXT NOT NULL,
  development BIGINT NOT NULL,
  PRIMARY KEY (viewer, story)
);

-- State of the trackers, as of the arrival of that number.
CREATE TABLE snapshot (
  name TEXT PRIMARY KEY,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body ${bytes} NOT NULL
);
