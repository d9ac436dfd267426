-- The whole model, the journal, and the search.

ALTER TABLE partie ADD COLUMN forme TEXT;
ALTER TABLE partie ADD COLUMN telephone TEXT;
ALTER TABLE partie ADD COLUMN rna TEXT;
ALTER TABLE partie ADD COLUMN statuts TEXT;
ALTER TABLE demarche ADD COLUMN suite_de TEXT REFERENCES demarche (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE demarche ADD COLUMN numero TEXT;
-- The pieces that prove it: a JSON list, so that a piece taken back from the bin is cited again.
ALTER TABLE fait ADD COLUMN pieces TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pieces));
-- The pages as they left (SHA-256 of a contenu).
ALTER TABLE envoi ADD COLUMN pages TEXT;

-- A file, once, however many dossiers hold it. Never updated.
CREATE TABLE contenu (
    id      INTEGER PRIMARY KEY,
    sha256  TEXT NOT NULL UNIQUE,
    octets  INTEGER NOT NULL,
    texte   TEXT NOT NULL,
    tronque INTEGER NOT NULL CHECK (tronque IN (0, 1)),
    donnees BLOB NOT NULL
) STRICT;

CREATE TABLE piece (
    id              TEXT NOT NULL PRIMARY KEY,
    dossier         TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    rang            INTEGER NOT NULL,
    titre           TEXT NOT NULL,
    nom             TEXT NOT NULL,
    genre           TEXT NOT NULL,
    octets          INTEGER NOT NULL,
    sha256          TEXT NOT NULL REFERENCES contenu (sha256),
    fouille         TEXT NOT NULL,
    source          TEXT,
    obtenue         TEXT,
    confidentialite TEXT NOT NULL CHECK (json_valid(confidentialite))
) STRICT;
CREATE INDEX piece_dossier ON piece (dossier);
CREATE INDEX piece_sha256 ON piece (sha256);

CREATE TABLE note (
    id      TEXT NOT NULL PRIMARY KEY,
    dossier TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    le      TEXT NOT NULL,
    texte   TEXT NOT NULL
) STRICT;
CREATE INDEX note_dossier ON note (dossier);

CREATE TABLE reference (
    id       TEXT NOT NULL PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossier (id) ON DELETE CASCADE,
    rang     INTEGER NOT NULL,
    genre    TEXT NOT NULL,
    citation TEXT NOT NULL,
    retenu   TEXT,
    lien     TEXT,
    lue      TEXT
) STRICT;
CREATE INDEX reference_dossier ON reference (dossier);

CREATE TABLE reglage (
    cle    TEXT NOT NULL PRIMARY KEY,
    valeur TEXT NOT NULL
) STRICT;

-- What someone did, and the fields it changed. `annule_par` is the action that undid it.
CREATE TABLE action (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    quand_ms   INTEGER NOT NULL,
    qui        TEXT,
    quoi       TEXT NOT NULL,
    sorte      TEXT NOT NULL,
    dossier    TEXT,
    annule     INTEGER REFERENCES action (id),
    annule_par INTEGER REFERENCES action (id)
) STRICT;
CREATE INDEX action_dossier ON action (dossier);

CREATE TABLE journal (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    action INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    objet  TEXT NOT NULL,
    ligne  TEXT NOT NULL,
    geste  TEXT NOT NULL CHECK (geste IN ('I', 'U', 'D')),
    champ  TEXT,
    avant  TEXT,
    apres  TEXT
) STRICT;
CREATE INDEX journal_action ON journal (action);
CREATE INDEX journal_ligne ON journal (ligne);

-- What is searched: one line for each record, kept in step by the triggers below.
CREATE TABLE fiche (
    n       INTEGER PRIMARY KEY,
    genre   TEXT NOT NULL,
    id      TEXT NOT NULL,
    dossier TEXT NOT NULL,
    jour    TEXT,
    UNIQUE (id, genre)
) STRICT;
CREATE INDEX fiche_dossier ON fiche (dossier);
CREATE VIRTUAL TABLE recherche USING fts5 (titre, texte, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
-- What is erased leaves nothing in the index.
INSERT INTO recherche (recherche, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER dossier_trouve_i AFTER INSERT ON dossier BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('dossier', NEW.id, NEW.id, NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce('', ''));
END;
CREATE TRIGGER dossier_trouve_u AFTER UPDATE OF titre ON dossier BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'dossier');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'dossier';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('dossier', NEW.id, NEW.id, NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce('', ''));
END;
CREATE TRIGGER dossier_trouve_d AFTER DELETE ON dossier BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'dossier');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'dossier';
END;

CREATE TRIGGER partie_trouve_i AFTER INSERT ON partie BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('partie', NEW.id, NEW.dossier, NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.nom, coalesce(concat_ws(' ', NEW.adresse, NEW.courriel, NEW.telephone, NEW.rna, NEW.statuts, NEW.remarque), ''));
END;
CREATE TRIGGER partie_trouve_u AFTER UPDATE ON partie BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'partie');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'partie';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('partie', NEW.id, NEW.dossier, NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.nom, coalesce(concat_ws(' ', NEW.adresse, NEW.courriel, NEW.telephone, NEW.rna, NEW.statuts, NEW.remarque), ''));
END;
CREATE TRIGGER partie_trouve_d AFTER DELETE ON partie BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'partie');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'partie';
END;

CREATE TRIGGER acte_trouve_i AFTER INSERT ON acte BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('acte', NEW.id, (SELECT dossier FROM sujet WHERE id = NEW.id), NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce(coalesce(NEW.numero, ''), ''));
END;
CREATE TRIGGER acte_trouve_u AFTER UPDATE ON acte BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'acte');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'acte';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('acte', NEW.id, (SELECT dossier FROM sujet WHERE id = NEW.id), NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce(coalesce(NEW.numero, ''), ''));
END;
CREATE TRIGGER acte_trouve_d AFTER DELETE ON acte BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'acte');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'acte';
END;

CREATE TRIGGER demarche_trouve_i AFTER INSERT ON demarche BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('demarche', NEW.id, (SELECT dossier FROM sujet WHERE id = NEW.id), NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce(coalesce(NEW.numero, ''), ''));
END;
CREATE TRIGGER demarche_trouve_u AFTER UPDATE ON demarche BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'demarche');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'demarche';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('demarche', NEW.id, (SELECT dossier FROM sujet WHERE id = NEW.id), NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce(coalesce(NEW.numero, ''), ''));
END;
CREATE TRIGGER demarche_trouve_d AFTER DELETE ON demarche BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'demarche');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'demarche';
END;

CREATE TRIGGER fait_trouve_i AFTER INSERT ON fait BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('fait', NEW.id, NEW.dossier, NEW.du);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), coalesce(NEW.libelle, ''), coalesce(concat_ws(' ', replace(NEW.nature, '-', ' '), NEW.preuve, NEW.source), ''));
END;
CREATE TRIGGER fait_trouve_u AFTER UPDATE ON fait BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'fait');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'fait';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('fait', NEW.id, NEW.dossier, NEW.du);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), coalesce(NEW.libelle, ''), coalesce(concat_ws(' ', replace(NEW.nature, '-', ' '), NEW.preuve, NEW.source), ''));
END;
CREATE TRIGGER fait_trouve_d AFTER DELETE ON fait BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'fait');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'fait';
END;

CREATE TRIGGER courrier_trouve_i AFTER INSERT ON courrier BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('courrier', NEW.id, NEW.dossier, NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), '', coalesce((SELECT group_concat(atom, ' ') FROM json_tree(NEW.champs) WHERE type = 'text'), ''));
END;
CREATE TRIGGER courrier_trouve_u AFTER UPDATE ON courrier BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'courrier');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'courrier';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('courrier', NEW.id, NEW.dossier, NULL);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), '', coalesce((SELECT group_concat(atom, ' ') FROM json_tree(NEW.champs) WHERE type = 'text'), ''));
END;
CREATE TRIGGER courrier_trouve_d AFTER DELETE ON courrier BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'courrier');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'courrier';
END;

CREATE TRIGGER piece_trouve_i AFTER INSERT ON piece BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('piece', NEW.id, NEW.dossier, NEW.obtenue);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce(concat_ws(' ', NEW.nom, NEW.source, (SELECT texte FROM contenu WHERE sha256 = NEW.sha256)), ''));
END;
CREATE TRIGGER piece_trouve_u AFTER UPDATE OF titre, nom, source, obtenue, sha256 ON piece BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'piece');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'piece';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('piece', NEW.id, NEW.dossier, NEW.obtenue);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.titre, coalesce(concat_ws(' ', NEW.nom, NEW.source, (SELECT texte FROM contenu WHERE sha256 = NEW.sha256)), ''));
END;
CREATE TRIGGER piece_trouve_d AFTER DELETE ON piece BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'piece');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'piece';
END;

CREATE TRIGGER note_trouve_i AFTER INSERT ON note BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('note', NEW.id, NEW.dossier, NEW.le);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), '', coalesce(NEW.texte, ''));
END;
CREATE TRIGGER note_trouve_u AFTER UPDATE ON note BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'note');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'note';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('note', NEW.id, NEW.dossier, NEW.le);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), '', coalesce(NEW.texte, ''));
END;
CREATE TRIGGER note_trouve_d AFTER DELETE ON note BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'note');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'note';
END;

CREATE TRIGGER reference_trouve_i AFTER INSERT ON reference BEGIN
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('reference', NEW.id, NEW.dossier, NEW.lue);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.citation, coalesce(coalesce(NEW.retenu, ''), ''));
END;
CREATE TRIGGER reference_trouve_u AFTER UPDATE ON reference BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'reference');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'reference';
    INSERT INTO fiche (genre, id, dossier, jour) VALUES ('reference', NEW.id, NEW.dossier, NEW.lue);
    INSERT INTO recherche (rowid, titre, texte) VALUES (last_insert_rowid(), NEW.citation, coalesce(coalesce(NEW.retenu, ''), ''));
END;
CREATE TRIGGER reference_trouve_d AFTER DELETE ON reference BEGIN
    DELETE FROM recherche WHERE rowid = (SELECT n FROM fiche WHERE id = OLD.id AND genre = 'reference');
    DELETE FROM fiche WHERE id = OLD.id AND genre = 'reference';
END;

-- A sent letter is found by the words that left.
CREATE TRIGGER envoi_trouve_i AFTER INSERT ON envoi BEGIN
    UPDATE recherche SET texte = NEW.texte WHERE rowid = (SELECT n FROM fiche WHERE id = NEW.courrier AND genre = 'courrier');
    UPDATE fiche SET jour = NEW.le WHERE id = NEW.courrier AND genre = 'courrier';
END;
CREATE TRIGGER envoi_trouve_d AFTER DELETE ON envoi BEGIN
    UPDATE courrier SET id = id WHERE id = OLD.courrier;
END;

-- What the base already holds.

UPDATE dossier SET titre = titre;
UPDATE partie SET id = id;
UPDATE acte SET id = id;
UPDATE demarche SET id = id;
UPDATE fait SET id = id;
UPDATE courrier SET id = id;
UPDATE recherche SET texte = e.texte
    FROM envoi e JOIN fiche f ON f.id = e.courrier AND f.genre = 'courrier' WHERE recherche.rowid = f.n;
UPDATE fiche SET jour = e.le FROM envoi e WHERE e.courrier = fiche.id AND fiche.genre = 'courrier';
