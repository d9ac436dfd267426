//! Labels on rows: none over another, rows added when needed, a thin line from a point to a label that stands higher.

/// Between two labels of a row.
const AIR: f64 = 10.0;
/// On each side of the line that goes up to a label.
const TIGE: f64 = 3.0;

/// The rows on one side of a line, the nearest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Rangs {
    /// What each row holds: left and right edges.
    rangs: Vec<Vec<(f64, f64)>>,
    /// Thin lines, and the row they reach.
    tiges: Vec<(f64, usize)>,
}

/// Where a label was put: its row and its left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Posee {
    pub(super) rang: usize,
    pub(super) gauche: f64,
}

/// What rows must stay within, and what they would rather not cross.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bornes {
    pub(super) gauche: f64,
    pub(super) droite: f64,
    pub(super) evite: Option<f64>,
    pub(super) rangs: usize,
}

impl Rangs {
    /// How many rows there are.
    pub(super) fn nombre(&self) -> usize {
        self.rangs.len()
    }

    /// Puts a label at one of these left edges, the first that is free on the lowest row; `tige` is where its thin line
    /// stands, when it needs one.
    pub(super) fn poser(
        &mut self,
        gauches: &[f64],
        large: f64,
        tige: Option<f64>,
        bornes: Bornes,
    ) -> Option<Posee> {
        for evite in [bornes.evite, None] {
            for rang in 0..bornes.rangs {
                let libre = gauches.iter().copied().find(|&gauche| {
                    let (debut, fin) = (gauche, gauche + large);
                    debut >= bornes.gauche
                        && fin <= bornes.droite
                        && evite.is_none_or(|x| x < debut - 2.0 || x > fin + 2.0)
                        && self.est_libre(rang, debut, fin)
                        && tige.is_none_or(|x| (0..rang).all(|dessous| self.laisse_passer(dessous, x)))
                });
                if let Some(gauche) = libre {
                    self.rangs.resize_with(self.rangs.len().max(rang + 1), Vec::new);
                    self.rangs[rang].push((gauche, gauche + large));
                    self.tiges.extend(tige.filter(|_| rang > 0).map(|x| (x, rang)));
                    return Some(Posee { rang, gauche });
                }
            }
        }
        None
    }

    fn est_libre(&self, rang: usize, debut: f64, fin: f64) -> bool {
        let pris = self.rangs.get(rang).into_iter().flatten();
        pris.into_iter().all(|(d, f)| fin + AIR <= *d || f + AIR <= debut)
            && self.tiges.iter().all(|(x, haut)| *haut <= rang || *x < debut - TIGE || *x > fin + TIGE)
    }

    fn laisse_passer(&self, rang: usize, x: f64) -> bool {
        self.rangs.get(rang).into_iter().flatten().all(|(d, f)| x < d - TIGE || x > f + TIGE)
    }
}
