//! Code de justice administrative.

mod acte;
mod delais;
pub(crate) mod interruption;
mod notification;
mod opposabilite;
mod refere;
mod requete;
mod voies;

pub(crate) use acte::{acte, attaquer, tribunal};
pub use delais::{CZABAJ, DISTANCE, R421_1, R421_2, R421_5, REASONABLE_YEAR, TA_IMPL, TA_NOTIF, TA_PUB};
pub use interruption::{AIDE_ART_43, INCOMPETENCE, L213_6};
pub use notification::R611_8_6;
pub(crate) use notification::notification;
pub(crate) use opposabilite::{accuse, ne_lie_pas};
pub(crate) use refere::ordonnance;
pub use refere::{CONFIRMATION, L523_1, LIBERTE_APPEAL, R523_1, R612_5_2, REFERE_CASS};
pub(crate) use requete::{depot, depot_depuis, requete};
pub(crate) use voies::jugement;
pub use voies::{APPEAL, CASSATION, R811_2, R821_1};
