//! The file of a typeface without what is only asked of an installed one.

/// Names and licence, and what printers of another age ask for. A document is asked for neither; the names alone would
/// be a tenth of a letter.
const USELESS: [[u8; 4]; 2] = [*b"name", *b"post"];
const HEADER: usize = 12;
const RECORD: usize = 16;

/// `None` when the file is not that of a typeface.
pub(super) fn lighten(font: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(*font.get(4..)?.first_chunk()?));
    let directory = font.get(HEADER..HEADER + count * RECORD)?;
    let kept: Vec<&[u8]> = directory
        .chunks(RECORD)
        .filter(|record| !USELESS.iter().any(|tag| record.starts_with(tag)))
        .collect();
    let tables = u16::try_from(kept.len()).ok()?;
    let selector = tables.checked_ilog2()?;
    let range = 16 << selector;

    let mut light = font.get(..4)?.to_vec();
    for field in [tables, range, u16::try_from(selector).ok()?, 16 * tables - range] {
        light.extend(field.to_be_bytes());
    }
    let mut place = HEADER + kept.len() * RECORD;
    for record in &kept {
        light.extend(&record[..8]);
        light.extend(u32::try_from(place).ok()?.to_be_bytes());
        light.extend(&record[12..]);
        place += bounds(record)?.len().next_multiple_of(4);
    }
    let mut head = None;
    for record in kept {
        if record.starts_with(b"head") {
            head = Some(light.len());
        }
        light.extend(font.get(bounds(record)?)?);
        light.resize(light.len().next_multiple_of(4), 0);
    }
    // The sum of the whole, itself left out, must be what the format says.
    let adjustment = head? + 8..head? + 12;
    light.get_mut(adjustment.clone())?.fill(0);
    let sum = 0xB1B0_AFBA_u32.wrapping_sub(sum(&light));
    light[adjustment].copy_from_slice(&sum.to_be_bytes());
    Some(light)
}

/// Where a table is in the file.
fn bounds(record: &[u8]) -> Option<std::ops::Range<usize>> {
    let field = |at: usize| usize::try_from(u32::from_be_bytes(*record.get(at..)?.first_chunk()?)).ok();
    let start = field(8)?;
    Some(start..start.checked_add(field(12)?)?)
}

fn sum(bytes: &[u8]) -> u32 {
    let words = bytes.chunks_exact(4).filter_map(|word| word.first_chunk().copied());
    words.map(u32::from_be_bytes).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::polices;

    fn tags(font: &[u8]) -> Vec<String> {
        let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
        let records = font[HEADER..].chunks(RECORD).take(count);
        records.map(|record| String::from_utf8_lossy(&record[..4]).into_owned()).collect()
    }

    #[test]
    fn a_lightened_typeface_is_the_same_without_its_names() {
        let light = lighten(polices::ROMAIN).expect("our typeface");
        let mut expected = tags(polices::ROMAIN);
        expected.retain(|tag| tag != "name" && tag != "post");
        assert_eq!(tags(&light), expected);
        assert_eq!(sum(&light), 0xB1B0_AFBA);
        let table = |font: &[u8], tag: &str| {
            let rank = tags(font).iter().position(|known| known == tag).expect("it is there");
            let record = &font[HEADER + rank * RECORD..][..RECORD];
            font[bounds(record).expect("inside")].to_vec()
        };
        for tag in expected.iter().filter(|tag| *tag != "head") {
            assert_eq!(table(&light, tag), table(polices::ROMAIN, tag), "{tag}");
        }
        assert_eq!(lighten(&light), Some(light.clone()));
    }

    #[test]
    fn what_is_no_typeface_is_not_lightened() {
        assert_eq!(lighten(b""), None);
        assert_eq!(lighten(&polices::ROMAIN[..4000]), None);
    }
}
