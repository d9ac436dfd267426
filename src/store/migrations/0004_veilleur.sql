-- What was said of deadlines, and to whom they were given. Dates of deadlines are never read from here.

-- `connue`: a date was seen for the first time, or moved; `rappel`: it was said; `agenda`: it left in a calendar.
-- No reference to the dossier: an event of a dossier thrown away is still to be cancelled in calendars.
CREATE TABLE annonce (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    identite TEXT NOT NULL,
    dossier  TEXT NOT NULL,
    voie     TEXT NOT NULL CHECK (voie IN ('connue', 'rappel', 'agenda')),
    -- The day it was said.
    le       TEXT NOT NULL,
    -- The day to work to, then the legal last day, as they were said.
    jour     TEXT,
    dernier  TEXT,
    -- Of a reminder: the day it was for. Of a calendar: its sequence.
    jalon    TEXT,
    sequence INTEGER,
    -- The day somebody said they had seen it.
    vue      TEXT,
    detail   TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX annonce_identite ON annonce (identite, voie, id);
CREATE INDEX annonce_a_voir ON annonce (voie, vue);

CREATE TABLE consigne (
    -- The deadline's identity.
    id       TEXT NOT NULL PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    sujet    TEXT NOT NULL,
    porte    TEXT NOT NULL,
    qui      TEXT,
    remis_au TEXT
) STRICT;
CREATE INDEX consigne_dossier ON consigne (dossier);
