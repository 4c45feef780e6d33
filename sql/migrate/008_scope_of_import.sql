-- With which choice of posts each import of posts was read. Of those that are in it is not known.

CREATE TABLE import_scope (
  import_id INTEGER PRIMARY KEY REFERENCES import(id),
  trajectory_id INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

PRAGMA user_version = 8;
