//! The keys, alone.

mod cle;
mod fichier;
mod force;
mod secours;
mod trousseau;

/// Bytes from the system, as the application draws them.
fn alea(octets: &mut [u8]) {
    getrandom::fill(octets).expect("the system has randomness");
}
