-- Of an opinion of the CADA: the day it was given, which is not the day it came, and what it concludes.
ALTER TABLE fait ADD COLUMN avis TEXT CHECK (json_valid(avis));
