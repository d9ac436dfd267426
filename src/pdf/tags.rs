//! The structure tree: what each line is, for those who listen to a letter rather than look at it.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    /// A group of lines: sender, addressee, signature.
    Div,
    P,
    H1,
    H2,
    L,
    LI,
    Lbl,
    LBody,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Div => "Div",
            Role::P => "P",
            Role::H1 => "H1",
            Role::H2 => "H2",
            Role::L => "L",
            Role::LI => "LI",
            Role::Lbl => "Lbl",
            Role::LBody => "LBody",
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
}

/// Nodes in reading order; the first is the document.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    pub(super) const ROOT: usize = 0;

    pub(super) fn new() -> Self {
        Tree { nodes: vec![Node { role: Role::Document, parent: 0, children: Vec::new(), numbered: false }] }
    }

    pub(super) fn add(&mut self, parent: usize, role: Role) -> usize {
        let node = self.nodes.len();
        self.nodes.push(Node { role, parent, children: Vec::new(), numbered: false });
        self.nodes[parent].children.push(node);
        node
    }
}
