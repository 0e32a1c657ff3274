-- Who may use the desk. Ids are text, times are milliseconds since 1970 (UTC). The same words for SQLite and PostgreSQL.

CREATE TABLE member (
    id TEXT NOT NULL PRIMARY KEY,
    -- lower case; what somebody types at the login
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('reader', 'analyst', 'admin')),
    -- bcrypt; never the password
    password TEXT NOT NULL,
    created BIGINT NOT NULL
);

-- A browser that is logged in. Only the SHA-256 of its token is kept: who reads this table cannot log in with it.
CREATE TABLE login_session (
    hash TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    created BIGINT NOT NULL,
    seen BIGINT NOT NULL
);
CREATE INDEX login_session_member ON login_session (member);

-- A program that asks in a member's name, with a bearer token; again only its SHA-256 is kept.
CREATE TABLE access_token (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    member TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- the most it may do; its member's role bounds it too
    role TEXT NOT NULL CHECK (role IN ('reader', 'analyst', 'admin')),
    created BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX access_token_member ON access_token (member);
