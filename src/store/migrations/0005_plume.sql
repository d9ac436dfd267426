-- Letters one writes in freely, how they left and came back, and templates of one's own.

-- The body as its writer left it, and the body the answers composed when it was last compared: closed Markdown.
ALTER TABLE courrier ADD COLUMN texte TEXT;
ALTER TABLE courrier ADD COLUMN compose TEXT;
-- The template itself, when it is the user’s own: a letter begun never changes with it.
ALTER TABLE courrier ADD COLUMN gabarit TEXT;

-- The number of the registered letter, and the body as it was sent, to write a correction from.
ALTER TABLE envoi ADD COLUMN numero TEXT;
ALTER TABLE envoi ADD COLUMN corps TEXT;

-- What came back of a letter that left: it is noted later, and may be corrected.
CREATE TABLE reception (
    courrier TEXT NOT NULL PRIMARY KEY REFERENCES courrier (id) ON DELETE CASCADE,
    -- First shown at the door, then handed over.
    presente TEXT,
    remis    TEXT,
    -- The scan of the receipt, a piece of the dossier.
    piece    TEXT
) STRICT;

CREATE TABLE modele (
    id     TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL
) STRICT;
