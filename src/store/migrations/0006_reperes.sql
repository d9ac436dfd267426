-- What one does with the guidance: conversations left to be resumed, and whom one writes to.

-- Words of a fixed vocabulary and days: nothing of a person.
CREATE TABLE entretien (
    id       TEXT NOT NULL PRIMARY KEY,
    -- JSON: question, then the words that answer it.
    reponses TEXT NOT NULL,
    -- JSON: question about a date, then its answer.
    dates    TEXT NOT NULL,
    modifie  TEXT NOT NULL
) STRICT;

-- Dossier after dossier, the same mairie, the same délégué.
CREATE TABLE contact (
    id         TEXT NOT NULL PRIMARY KEY,
    genre      TEXT NOT NULL,
    nom        TEXT NOT NULL,
    organisme  TEXT,
    -- The lines of an envelope.
    adresse    TEXT NOT NULL,
    courriel   TEXT,
    telephone  TEXT,
    site       TEXT,
    remarque   TEXT,
    -- The last day somebody made sure of it, and where it was learnt.
    verifie_le TEXT,
    source     TEXT,
    -- INSEE code.
    commune    TEXT
) STRICT;
