//! Writes the structure tree into the file, and ties each element to its stretches of page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::Error;
use super::embed::{self, Embedded};
use super::fonts::Face;
use super::tags::{Node, Role, Tree};
use super::write::Mark;

pub(super) fn tag(document: &mut Document, tree: &Tree, marks: &[Mark]) -> Result<(), Error> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let used = used(tree, marks);
    let places = places(tree, marks);
    let ids: Vec<ObjectId> = tree.nodes.iter().map(|_| document.new_object_id()).collect();
    for (rank, node) in tree.nodes.iter().enumerate().filter(|(rank, _)| used[*rank]) {
        let parent = if rank == Tree::ROOT { root } else { ids[node.parent] };
        let kids = kids(&places[rank], node, &used, &places, |kid| match kid {
            Kid::Element(child) => ids[child].into(),
            Kid::Text(mark) => content(&marks[mark], &pages),
        });
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => node.role.name(),
            "P" => parent,
            "K" => kids,
        };
        if node.role == Role::L {
            let numbering = if node.numbered { "Decimal" } else { "None" };
            element.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        match node.role {
            Role::TH => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
            Role::Note => element.set("ID", Object::string_literal(format!("note-{rank}"))),
            _ => {}
        }
        if let Some(note) = node.note.filter(|&note| used[note]) {
            element.set("Ref", vec![ids[note].into()]);
        }
        document.set_object(ids[rank], element);
    }
    let parents = parent_tree(document, &ids, &pages, marks)?;
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![ids[Tree::ROOT].into()],
            "ParentTree" => parents,
            "ParentTreeNextKey" => pages.len() as i64,
        },
    );
    let catalog = document.catalog_mut().map_err(|_| Error::Fichier)?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// For each element, the marks of its own text, in the order of the pages.
fn places(tree: &Tree, marks: &[Mark]) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); tree.nodes.len()];
    for (rank, mark) in marks.iter().enumerate() {
        places[mark.node].push(rank);
    }
    places
}

enum Kid {
    Element(usize),
    Text(usize),
}

/// What an element holds: its children, then its text; or both as they come, when it has both.
fn kids(
    own: &[usize],
    node: &Node,
    used: &[bool],
    places: &[Vec<usize>],
    object: impl Fn(Kid) -> Object,
) -> Vec<Object> {
    let first =
        |child: usize| if own.is_empty() { 0 } else { places[child].first().copied().unwrap_or(usize::MAX) };
    let children = node.children.iter().copied().filter(|&child| used[child]);
    let mut kids: Vec<(usize, Kid)> = children.map(|child| (first(child), Kid::Element(child))).collect();
    kids.extend(own.iter().map(|&mark| (mark, Kid::Text(mark))));
    kids.sort_by_key(|(place, _)| *place);
    kids.into_iter().map(|(_, kid)| object(kid)).collect()
}

/// An element whose text is empty would be announced as a silence, save for a cell, without which its row would lie.
fn used(tree: &Tree, marks: &[Mark]) -> Vec<bool> {
    let mut used = vec![false; tree.nodes.len()];
    used[Tree::ROOT] = true;
    for mark in marks {
        let mut node = mark.node;
        while !used[node] {
            used[node] = true;
            if tree.nodes[node].role == Role::TR {
                tree.nodes[node].children.iter().for_each(|&cell| used[cell] = true);
            }
            node = tree.nodes[node].parent;
        }
    }
    used
}

fn content(mark: &Mark, pages: &[ObjectId]) -> Object {
    dictionary! { "Type" => "MCR", "Pg" => pages[mark.page], "MCID" => mark.id }.into()
}

/// From page and mark back to the element, as the format wants it both ways.
fn parent_tree(
    document: &mut Document,
    ids: &[ObjectId],
    pages: &[ObjectId],
    marks: &[Mark],
) -> Result<ObjectId, Error> {
    let mut numbers = Vec::new();
    let mut rest = marks;
    for (rank, page) in pages.iter().enumerate() {
        // Marks of a page are numbered in the order in which they were written.
        let (own, later) = rest.split_at(rest.iter().take_while(|mark| mark.page == rank).count());
        rest = later;
        let owners: Vec<Object> = own.iter().map(|mark| ids[mark.node].into()).collect();
        let owners = document.add_object(owners);
        numbers.extend([Object::Integer(rank as i64), owners.into()]);
        let page =
            document.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(|_| Error::Fichier)?;
        page.set("StructParents", rank as i64);
        page.set("Tabs", Object::Name(b"S".to_vec()));
        page.remove(b"Annots");
    }
    Ok(document.add_object(dictionary! { "Nums" => numbers }))
}

/// Codes beyond the last glyph need a table to find theirs; printpdf only knows the identity.
pub(super) fn map_shared_glyphs(
    document: &mut Document,
    fonts: &BTreeMap<Face, Embedded>,
) -> Result<(), Error> {
    for (&face, embedded) in fonts {
        let Some(to_glyph) = &embedded.to_glyph else { continue };
        let table = to_glyph.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
        let table = document.add_object(Stream::new(Dictionary::new(), table));
        let name = embedded.font.font_name.clone().unwrap_or_else(|| embed::font_id(face).0);
        descendant(document, name.as_bytes()).ok_or(Error::Fichier)?.set("CIDToGIDMap", table);
    }
    Ok(())
}

fn descendant<'a>(document: &'a mut Document, name: &[u8]) -> Option<&'a mut Dictionary> {
    let fonts = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    let mut named =
        fonts.filter(|font| font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|base| base == name));
    let descendants = named.find_map(|font| font.get_mut(b"DescendantFonts").ok())?;
    descendants.as_array_mut().ok()?.first_mut()?.as_dict_mut().ok()
}
