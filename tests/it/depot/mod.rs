//! The folder handed to a court, and the file to print: read back by other programs.

mod noms;
