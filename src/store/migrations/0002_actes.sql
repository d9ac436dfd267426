-- What decides the time of an act, beside its facts; where the collective lives and which court it goes to.
ALTER TABLE acte ADD COLUMN publicite_complete INTEGER CHECK (publicite_complete IN (0, 1));
ALTER TABLE acte ADD COLUMN publicite TEXT;
ALTER TABLE acte ADD COLUMN terme TEXT;
ALTER TABLE dossier ADD COLUMN demeure TEXT;
ALTER TABLE dossier ADD COLUMN tribunal TEXT;
