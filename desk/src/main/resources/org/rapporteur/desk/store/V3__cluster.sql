-- What a cluster says, where one reads and places the reports and this desk only shows them.

-- Has a row, once a cluster decides which story a report is in: no newsroom may then decide it too.
CREATE TABLE cluster (
  since BIGINT NOT NULL PRIMARY KEY
);

-- The last word on where a report is: what comes again after a failure of the cluster is no news.
CREATE TABLE placement (
  report ${text} PRIMARY KEY,
  revision BIGINT NOT NULL
);

-- The last word on what a story is called.
CREATE TABLE telling (
  story ${text} PRIMARY KEY,
  revision BIGINT NOT NULL,
  title ${text} NOT NULL
);
