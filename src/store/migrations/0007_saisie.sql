-- What somebody is typing, until it is sent: a computer that stops takes none of it away.
CREATE TABLE saisie (
    -- Which form, about what.
    cle     TEXT NOT NULL PRIMARY KEY,
    dossier TEXT REFERENCES dossier(id) ON DELETE CASCADE,
    -- As the form wrote it.
    contenu TEXT NOT NULL,
    -- Milliseconds since the epoch.
    le      INTEGER NOT NULL
) STRICT;
