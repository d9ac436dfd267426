//! The structure tree: what each line is, for those who listen to a letter rather than look at it.

use crate::lettre::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    /// A group of lines: sender, addressee, signature.
    Div,
    P,
    H1,
    H2,
    H3,
    H4,
    BlockQuote,
    L,
    LI,
    Lbl,
    LBody,
    /// The call of a footnote.
    Reference,
    /// Its text.
    Note,
    Table,
    TR,
    TH,
    TD,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Div => "Div",
            Role::P => "P",
            Role::H1 => "H1",
            Role::H2 => "H2",
            Role::H3 => "H3",
            Role::H4 => "H4",
            Role::BlockQuote => "BlockQuote",
            Role::L => "L",
            Role::LI => "LI",
            Role::Lbl => "Lbl",
            Role::LBody => "LBody",
            Role::Reference => "Reference",
            Role::Note => "Note",
            Role::Table => "Table",
            Role::TR => "TR",
            Role::TH => "TH",
            Role::TD => "TD",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
    /// Whether a list is numbered, for the attribute readers announce.
    pub(super) numbered: bool,
    /// The note a call stands for.
    pub(super) note: Option<usize>,
}

/// A heading of the text, for the reader's panel of bookmarks.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) node: usize,
    /// 1 for those under no other.
    pub(super) depth: u8,
    pub(super) text: String,
}

/// Nodes in reading order; the first is the document.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Without the document's own title, which readers show elsewhere.
    pub(super) headings: Vec<Heading>,
    /// Whether the document has a title of its own, above all headings.
    titled: bool,
    /// Levels, as the text gives them, of the headings under which one stands.
    path: Vec<u8>,
}

impl Tree {
    pub(super) const ROOT: usize = 0;

    pub(super) fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new(), headings: Vec::new(), titled: false, path: Vec::new() };
        tree.push(Tree::ROOT, Role::Document);
        tree
    }

    pub(super) fn add(&mut self, parent: usize, role: Role) -> usize {
        let node = self.push(parent, role);
        self.nodes[parent].children.push(node);
        self.titled |= role == Role::H1;
        node
    }

    fn push(&mut self, parent: usize, role: Role) -> usize {
        self.nodes.push(Node { role, parent, children: Vec::new(), numbered: false, note: None });
        self.nodes.len() - 1
    }

    /// A heading of the text. Its tag tells how many headings it stands under, whatever `level` it was given: none is
    /// ever skipped.
    pub(super) fn add_heading(
        &mut self,
        parent: usize,
        level: u8,
        numero: Option<&str>,
        spans: &[Span],
    ) -> usize {
        while self.path.last().is_some_and(|&above| above >= level) {
            self.path.pop();
        }
        self.path.push(level);
        let depth = self.path.len() as u8;
        let role = match depth + u8::from(self.titled) {
            1 => Role::H1,
            2 => Role::H2,
            3 => Role::H3,
            _ => Role::H4,
        };
        let node = self.push(parent, role);
        self.nodes[parent].children.push(node);
        let words = spans.iter().filter(|span| span.note.is_none()).map(|span| span.texte.as_str());
        let numero = numero.map(|numero| format!("{numero}. "));
        let text: String = numero.as_deref().into_iter().chain(words).collect();
        self.headings.push(Heading { node, depth, text: text.replace(['\n', '\u{AD}'], " ") });
        node
    }
}
