-- What one does with the guidance: conversations left to be resumed.

-- Words of a fixed vocabulary and days: nothing of a person.
CREATE TABLE entretien (
    id       TEXT NOT NULL PRIMARY KEY,
    -- JSON: question, then the words that answer it.
    reponses TEXT NOT NULL,
    -- JSON: question about a date, then its answer.
    dates    TEXT NOT NULL,
    modifie  TEXT NOT NULL
) STRICT;
