//! Bookmarks: the headings of a document, in the panel readers show beside its pages.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::Error;
use super::metadata;
use super::sheet::{Page, mm};
use super::tags::{Heading, Tree};

/// With fewer headings, one sees them all on the page.
const FROM: usize = 3;
/// The heading is shown with some air above it.
const ABOVE: f32 = mm(10.0);

struct Entry<'a> {
    heading: &'a Heading,
    id: ObjectId,
    children: Vec<usize>,
    parent: Option<usize>,
}

pub(super) fn bookmark(document: &mut Document, tree: &Tree, pages: &[Page]) -> Result<(), Error> {
    let places = places(pages);
    let shown: Vec<&Heading> =
        tree.headings.iter().filter(|heading| places.contains_key(&heading.node)).collect();
    if shown.len() < FROM {
        return Ok(());
    }
    let root = document.new_object_id();
    let (entries, top) = nest(document, &shown);
    let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    for (rank, entry) in entries.iter().enumerate() {
        let siblings = entry.parent.map_or(&top, |parent| &entries[parent].children);
        let (page, y) = places[&entry.heading.node];
        let page = ids.get(page).copied().ok_or(Error::Fichier)?;
        let mut item = dictionary! {
            "Title" => metadata::text(entry.heading.text.trim()),
            "Parent" => entry.parent.map_or(root, |parent| entries[parent].id),
            "Dest" => vec![page.into(), "XYZ".into(), 0.into(), y.into(), Object::Null],
        };
        let own = siblings.iter().position(|&sibling| sibling == rank).unwrap_or(0);
        if let Some(&before) = own.checked_sub(1).and_then(|own| siblings.get(own)) {
            item.set("Prev", entries[before].id);
        }
        if let Some(&after) = siblings.get(own + 1) {
            item.set("Next", entries[after].id);
        }
        between(&mut item, &entry.children, &entries);
        document.set_object(entry.id, item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    between(&mut outlines, &top, &entries);
    outlines.set("Count", entries.len() as i64);
    document.set_object(root, outlines);
    document.catalog_mut().map_err(|_| Error::Fichier)?.set("Outlines", root);
    Ok(())
}

/// Each heading under the last one above it in rank.
fn nest<'a>(document: &mut Document, headings: &[&'a Heading]) -> (Vec<Entry<'a>>, Vec<usize>) {
    let (mut entries, mut top, mut path): (Vec<Entry>, Vec<usize>, Vec<usize>) = Default::default();
    for &heading in headings {
        while path.last().is_some_and(|&above| entries[above].heading.depth >= heading.depth) {
            path.pop();
        }
        let parent = path.last().copied();
        let rank = entries.len();
        match parent {
            Some(parent) => entries[parent].children.push(rank),
            None => top.push(rank),
        }
        entries.push(Entry { heading, id: document.new_object_id(), children: Vec::new(), parent });
        path.push(rank);
    }
    (entries, top)
}

fn between(item: &mut Dictionary, children: &[usize], entries: &[Entry]) {
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        item.set("First", entries[first].id);
        item.set("Last", entries[last].id);
        item.set("Count", descendants(children, entries));
    }
}

/// All open, so all counted.
fn descendants(children: &[usize], entries: &[Entry]) -> i64 {
    children.iter().map(|&child| 1 + descendants(&entries[child].children, entries)).sum()
}

/// Page and height, from its foot, at which each element begins.
fn places(pages: &[Page]) -> BTreeMap<usize, (usize, f32)> {
    let mut places = BTreeMap::new();
    for (rank, page) in pages.iter().enumerate() {
        for (node, line) in page.lines.iter().filter_map(|line| Some((line.node?, line))) {
            places
                .entry(node)
                .or_insert((rank, (page.height() - mm(line.y) + ABOVE).min(page.height()).round()));
        }
    }
    places
}
