//! The typeface of what is printed and of documents, whole and unmodified (docs/decisions/0001).

pub(crate) static ROMAIN: &[u8] = include_bytes!("../assets/fonts/GentiumBookPlus-Regular.ttf");
pub(crate) static ITALIQUE: &[u8] = include_bytes!("../assets/fonts/GentiumBookPlus-Italic.ttf");
pub(crate) static GRAS: &[u8] = include_bytes!("../assets/fonts/GentiumBookPlus-Bold.ttf");
pub(crate) static GRAS_ITALIQUE: &[u8] = include_bytes!("../assets/fonts/GentiumBookPlus-BoldItalic.ttf");
