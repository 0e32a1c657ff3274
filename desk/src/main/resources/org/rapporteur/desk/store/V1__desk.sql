-- The truth of a desk, in SQL that SQLite and PostgreSQL both read. Times are milliseconds since 1970, days and publication
-- dates ISO 8601 text, flags 0 or 1. What is packed is JSON, deflated (see Packing). Texts sort by their code points in both.

-- What is followed.
CREATE TABLE input (
  id ${text} PRIMARY KEY,
  kind ${text} NOT NULL,
  address ${text} NOT NULL,
  title ${text},
  full_text INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  added_at BIGINT NOT NULL,
  added_by ${text},
  removed_at BIGINT
);

CREATE TABLE input_status (
  input ${text} PRIMARY KEY,
  state ${text} NOT NULL,
  tried_at BIGINT,
  succeeded_at BIGINT,
  next_at BIGINT,
  failures INTEGER NOT NULL,
  message ${text}
);

-- Up to where each input is read; committed with what was read.
CREATE TABLE input_position (
  input ${text} NOT NULL,
  name ${text} NOT NULL,
  value ${text} NOT NULL,
  PRIMARY KEY (input, name)
);

-- What gave no report.
CREATE TABLE problem (
  number ${identity},
  input ${text},
  path ${text} NOT NULL,
  kind ${text} NOT NULL,
  message ${text} NOT NULL,
  at BIGINT NOT NULL
);

CREATE INDEX problem_path ON problem (path);

-- Each report as it is now. number: the arrival of this version, counted over all reports. places: where the account of its story
-- rests on it, as start-end.
CREATE TABLE report (
  id ${text} PRIMARY KEY,
  key ${text} NOT NULL UNIQUE,
  number BIGINT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  input ${text},
  path ${text} NOT NULL,
  url ${text},
  title ${text},
  outlet ${text},
  language ${text} NOT NULL,
  published ${text},
  day ${text},
  mangled INTEGER NOT NULL,
  arrived_at BIGINT NOT NULL,
  first_arrived_at BIGINT NOT NULL,
  original ${text},
  relation ${text},
  story ${text},
  places ${text}
);
CREATE INDEX report_story ON report (story);
CREATE INDEX report_day ON report (day);
CREATE INDEX report_input ON report (input);

-- Every version that ever came, as it came and as it was read.
CREATE TABLE report_version (
  report ${text} NOT NULL,
  version INTEGER NOT NULL,
  number BIGINT NOT NULL UNIQUE,
  digest ${text} NOT NULL,
  arrived_at BIGINT NOT NULL,
  title ${text},
  raw ${bytes} NOT NULL,
  reading ${bytes} NOT NULL,
  PRIMARY KEY (report, version)
);

-- Who copies whom, as the stream shows it.
CREATE TABLE edge (
  from_report ${text} NOT NULL,
  to_report ${text} NOT NULL,
  relation ${text} NOT NULL,
  coverage DOUBLE PRECISION NOT NULL,
  body ${text} NOT NULL,
  PRIMARY KEY (from_report, to_report)
);
CREATE INDEX edge_to ON edge (to_report);

-- changed: number of the last change that concerns it. due: reports have come or left since its account was made.
CREATE TABLE story (
  id ${text} PRIMARY KEY,
  title ${text} NOT NULL,
  opened_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  first_day ${text},
  last_day ${text},
  language ${text} NOT NULL,
  replaced_by ${text},
  due INTEGER NOT NULL
);
CREATE INDEX story_changed ON story (changed);
CREATE INDEX story_due ON story (due);

-- What became of stories: never altered, never taken back.
CREATE TABLE redirect (
  number ${identity},
  kind ${text} NOT NULL,
  from_story ${text} NOT NULL,
  into_story ${text} NOT NULL,
  reports INTEGER NOT NULL,
  day ${text},
  why ${text} NOT NULL,
  at BIGINT NOT NULL
);

-- The account of each story, with the numbers of the arrivals that it tells of: the whole as JSON and as parts of a page, and its facts as rows.
CREATE TABLE account (
  story ${text} PRIMARY KEY,
  version INTEGER NOT NULL,
  made_at BIGINT NOT NULL,
  heard ${text} NOT NULL,
  json ${bytes} NOT NULL,
  page ${bytes} NOT NULL,
  navigation ${bytes} NOT NULL
);

CREATE TABLE utterance (
  story ${text} NOT NULL,
  id ${text} NOT NULL,
  speaker ${text} NOT NULL,
  speaker_name ${text} NOT NULL,
  named INTEGER NOT NULL,
  text ${text} NOT NULL,
  report ${text} NOT NULL,
  quote ${text} NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  day ${text},
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  variants INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  PRIMARY KEY (story, id, speaker)
);
CREATE INDEX utterance_speaker ON utterance (speaker, day);

CREATE TABLE position (
  story ${text} NOT NULL,
  id ${text} NOT NULL,
  holder ${text} NOT NULL,
  holder_name ${text} NOT NULL,
  stance ${text} NOT NULL,
  towards ${text},
  about ${text} NOT NULL,
  report ${text} NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  day ${text},
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  PRIMARY KEY (story, id)
);
CREATE INDEX position_holder ON position (holder, day);

CREATE TABLE event (
  story ${text} NOT NULL,
  id ${text} NOT NULL,
  code ${text} NOT NULL,
  status ${text} NOT NULL,
  date ${text},
  day ${text},
  place ${text},
  text ${text} NOT NULL,
  actors ${text} NOT NULL,
  report ${text} NOT NULL,
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
  story ${text} NOT NULL,
  version INTEGER NOT NULL,
  at BIGINT NOT NULL,
  kind ${text} NOT NULL,
  fact_kind ${text} NOT NULL,
  fact ${text} NOT NULL,
  text ${text} NOT NULL,
  report ${text} NOT NULL,
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
  kind ${text} NOT NULL,
  type ${text} NOT NULL,
  subject ${text} NOT NULL,
  story ${text},
  replaced_by ${text},
  title ${text}
);
CREATE INDEX change_story ON change (story, number);

-- What analysts said, and took back.
CREATE TABLE correction (
  number ${identity},
  body ${text} NOT NULL,
  why ${text},
  made_by ${text} NOT NULL,
  made_at BIGINT NOT NULL,
  undone_by ${text},
  undone_at BIGINT,
  applied INTEGER NOT NULL
);

-- How far each viewer has read.
CREATE TABLE seen (
  viewer ${text} NOT NULL,
  story ${text} NOT NULL,
  development BIGINT NOT NULL,
  PRIMARY KEY (viewer, story)
);

-- State of the trackers, as of the arrival of that number.
CREATE TABLE snapshot (
  name ${text} PRIMARY KEY,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body ${bytes} NOT NULL
);
