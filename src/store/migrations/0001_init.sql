-- Frozen once released: a change is a new file.
CREATE TABLE dossier (
    id      TEXT NOT NULL PRIMARY KEY,
    titre   TEXT NOT NULL,
    -- An example has a key, a day of its own and a note; a real matter has none of them.
    exemple TEXT UNIQUE,
    jour    TEXT,
    note    TEXT,
    cree_ms INTEGER NOT NULL,
    CHECK ((exemple IS NULL) = (jour IS NULL) AND (exemple IS NULL) = (note IS NULL))
) STRICT;

CREATE TABLE partie (
    id       TEXT NOT NULL PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    rang     INTEGER NOT NULL,
    role     TEXT NOT NULL,
    nom      TEXT NOT NULL,
    adresse  TEXT NOT NULL,
    courriel TEXT,
    source   TEXT,
    remarque TEXT,
    champs   TEXT NOT NULL CHECK (json_valid(champs))
) STRICT;
CREATE INDEX partie_dossier ON partie (dossier);

-- What facts are about. Acts and steps have no date of their own.
CREATE TABLE sujet (
    id      TEXT NOT NULL PRIMARY KEY,
    dossier TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    rang    INTEGER NOT NULL
) STRICT;
CREATE INDEX sujet_dossier ON sujet (dossier);

CREATE TABLE acte (
    id              TEXT NOT NULL PRIMARY KEY REFERENCES sujet (id) ON DELETE CASCADE,
    nature          TEXT NOT NULL,
    titre           TEXT NOT NULL,
    numero          TEXT,
    auteur          TEXT REFERENCES partie (id) ON DELETE SET NULL,
    qualite         TEXT NOT NULL,
    voies_et_delais INTEGER CHECK (voies_et_delais IN (0, 1))
) STRICT;

CREATE TABLE demarche (
    id           TEXT NOT NULL PRIMARY KEY REFERENCES sujet (id) ON DELETE CASCADE,
    nature       TEXT NOT NULL,
    titre        TEXT NOT NULL,
    destinataire TEXT REFERENCES partie (id) ON DELETE SET NULL,
    acte         TEXT REFERENCES acte (id) ON DELETE SET NULL
) STRICT;

-- One home for each date: du = au when it is certain.
CREATE TABLE fait (
    id       TEXT NOT NULL PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    sujet    TEXT REFERENCES sujet (id) ON DELETE CASCADE,
    nature   TEXT NOT NULL,
    du       TEXT NOT NULL,
    au       TEXT NOT NULL,
    mode     TEXT,
    conforme INTEGER CHECK (conforme IN (0, 1)),
    libelle  TEXT,
    preuve   TEXT,
    source   TEXT,
    CHECK (du <= au)
) STRICT;
CREATE INDEX fait_dossier ON fait (dossier);
CREATE INDEX fait_sujet ON fait (sujet);

CREATE TABLE courrier (
    id       TEXT NOT NULL PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    demarche TEXT REFERENCES demarche (id) ON DELETE SET NULL,
    acte     TEXT REFERENCES acte (id) ON DELETE SET NULL,
    modele   TEXT NOT NULL,
    champs   TEXT NOT NULL CHECK (json_valid(champs))
) STRICT;
CREATE INDEX courrier_dossier ON courrier (dossier);

-- The text as it left. Never updated.
CREATE TABLE envoi (
    courrier TEXT NOT NULL PRIMARY KEY REFERENCES courrier (id) ON DELETE CASCADE,
    le       TEXT NOT NULL,
    mode     TEXT NOT NULL,
    texte    TEXT NOT NULL
) STRICT;
CREATE TRIGGER envoi_fige BEFORE UPDATE ON envoi BEGIN SELECT RAISE(ABORT, 'envoi figé'); END;
