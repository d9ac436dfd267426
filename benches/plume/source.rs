//! The same letter as other tools want it: a source for Typst, a page for WeasyPrint. Both say what the PDF says: sheet,
//! typeface, sizes, order of what is read, so that they set the same pages.

use std::fmt::Write as _;

use quantieme::lettre::{Bloc, Camp, Forme, Lettre, LigneBordereau, Span};

/// How a paragraph stands.
#[derive(Clone, Copy)]
pub(crate) enum Pose {
    Texte,
    /// Lines that stay as they are, to the left.
    Lignes,
    /// The addressee, the day: on the right half of the sheet.
    Droite,
    Centre,
    Objet,
    Petit,
    Citation,
}

/// What a tool writes, part by part.
pub(crate) trait Sortie {
    fn mots(&mut self, spans: &[Span]) -> String;
    fn paragraphe(&mut self, pose: Pose, mots: &str);
    /// 0 is the title of the document.
    fn titre(&mut self, niveau: u8, mots: &str);
    fn ouvrir_liste(&mut self, debut: Option<u64>);
    fn element(&mut self);
    fn fermer_element(&mut self);
    fn fermer_liste(&mut self, numerotee: bool);
    fn tableau(&mut self, entetes: [&str; 4], lignes: &[[String; 4]]);
}

pub(crate) fn typst(lettre: &Lettre, police: &str) -> String {
    let mut typst = Typst(String::new());
    ecrire(&mut typst, lettre);
    let (titre, auteur, pied) = (chaine(&lettre.titre), chaine(&lettre.auteur), chaine(&lettre.pied));
    // `serre` changes nothing that one can see: whoever measures changes it, and everything is set anew.
    format!(
        r#"#let serre = sys.inputs.at("serre", default: "0")
#set document(title: {titre}, author: {auteur})
#set page(paper: "a4", margin: (left: 28mm, right: 25mm, top: 25mm, bottom: 27mm),
  header: context if counter(page).get().first() > 1 {{ text(8.5pt, {titre}) }},
  footer: text(8.5pt)[#{pied} #h(1fr) page #context counter(page).display("1/1", both: true)])
#set text(font: "{police}", size: 11.5pt + float(serre) * 1pt, lang: "fr", hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 4pt, spacing: 10.5pt)
#show heading: set text(size: 12.5pt)
#show heading: set block(above: 14pt, below: 9pt)

{}"#,
        typst.0
    )
}

pub(crate) fn html(lettre: &Lettre, police: &str) -> String {
    let mut html = Html(String::new());
    ecrire(&mut html, lettre);
    let (titre, auteur, pied) = (entites(&lettre.titre), entites(&lettre.auteur), entites(&lettre.pied));
    format!(
        r#"<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{titre}</title><meta name="author" content="{auteur}">
<style>
@page {{ size: A4; margin: 25mm 25mm 27mm 28mm;
  @bottom-left {{ content: "{pied}"; font-size: 8.5pt }}
  @bottom-right {{ content: "page " counter(page) "/" counter(pages); font-size: 8.5pt }} }}
@page :not(:first) {{ @top-left {{ content: "{titre}"; font-size: 8.5pt }} }}
html {{ font: 11.5pt/15.5pt "{police}"; hyphens: auto; text-align: justify }}
p, ul, ol, blockquote {{ margin: 0 0 6.5pt }} ul, ol {{ padding-left: 14pt }} li p {{ margin: 0 }}
h1, h2, h3, h4 {{ font-size: 12.5pt; margin: 14pt 0 5pt; hyphens: none; text-align: left; break-after: avoid }}
h1 {{ text-align: center; font-size: 20pt; line-height: 25pt }}
.lignes, .droite, .centre, .objet, .petit {{ hyphens: none; text-align: left }}
.droite {{ margin-left: 82mm }} .centre {{ text-align: center }} .objet {{ font-weight: bold }}
.petit {{ font-size: 10pt; line-height: 13pt; margin: 0 }}
sup {{ font-size: 65%; line-height: 0 }} .note {{ float: footnote; font-size: 9pt }}
table {{ border-collapse: collapse; width: 100%; font-size: 10.5pt }} td {{ border-bottom: 0.35pt solid grey; padding: 3pt; text-align: left }}
</style></head><body>
{}</body></html>
"#,
        html.0
    )
}

fn ecrire(sortie: &mut impl Sortie, lettre: &Lettre) {
    if lettre.forme == Forme::Courrier {
        en_tete(sortie, lettre)
    } else {
        tete(sortie, lettre)
    }
    poser(sortie, Pose::Texte, &lettre.appel);
    lettre.corps.iter().for_each(|b| bloc(sortie, b));
    poser(sortie, Pose::Texte, &lettre.politesse);
    if lettre.forme != Forme::Courrier {
        poser(sortie, Pose::Droite, &lettre.lieu_et_date);
    }
    lignes(sortie, Pose::Droite, &lettre.signature);
    if !lettre.bordereau.is_empty() {
        bordereau(sortie, &lettre.bordereau);
    }
}

fn en_tete(sortie: &mut impl Sortie, lettre: &Lettre) {
    lignes(sortie, Pose::Lignes, &lettre.expediteur);
    lignes(sortie, Pose::Droite, &lettre.destinataire);
    let mention: Vec<String> =
        lettre.mention_envoi.iter().chain(&lettre.numero_recommande).cloned().collect();
    lignes(sortie, Pose::Droite, &mention);
    poser(sortie, Pose::Droite, &lettre.lieu_et_date);
    references(sortie, lettre);
    poser(sortie, Pose::Objet, &precede("Objet\u{a0}: ", &lettre.objet));
    for piece in &lettre.pieces_jointes {
        poser(sortie, Pose::Petit, &precede("P.\u{202f}J.\u{a0}: ", piece));
    }
}

fn tete(sortie: &mut impl Sortie, lettre: &Lettre) {
    poser(sortie, Pose::Centre, &lettre.juridiction);
    lignes(sortie, Pose::Centre, lettre.mention_haute.as_slice());
    if !lettre.intitule.is_empty() {
        let mots = sortie.mots(&lettre.intitule);
        sortie.titre(0, &mots);
    }
    poser(sortie, Pose::Centre, &lettre.sous_titre);
    references(sortie, lettre);
    for Camp { role, lignes: camp } in &lettre.camps {
        lignes(sortie, Pose::Lignes, std::slice::from_ref(role));
        camp.iter().for_each(|ligne| poser(sortie, Pose::Lignes, ligne));
    }
}

fn references(sortie: &mut impl Sortie, lettre: &Lettre) {
    for (nom, valeur) in &lettre.references {
        poser(sortie, Pose::Petit, &[nu(format!("{nom}\u{a0}: {valeur}"))]);
    }
}

fn nu(texte: impl Into<String>) -> Span {
    Span { texte: texte.into(), ..Span::default() }
}

fn precede(debut: &str, spans: &[Span]) -> Vec<Span> {
    if spans.is_empty() { Vec::new() } else { [&[nu(debut)], spans].concat() }
}

fn lignes(sortie: &mut impl Sortie, pose: Pose, lignes: &[String]) {
    let lignes: Vec<&str> = lignes.iter().map(String::as_str).filter(|ligne| !ligne.is_empty()).collect();
    if !lignes.is_empty() {
        poser(sortie, pose, &[nu(lignes.join("\n"))]);
    }
}

fn poser(sortie: &mut impl Sortie, pose: Pose, spans: &[Span]) {
    if !spans.is_empty() {
        let mots = sortie.mots(spans);
        sortie.paragraphe(pose, &mots);
    }
}

fn bloc(sortie: &mut impl Sortie, bloc: &Bloc) {
    match bloc {
        Bloc::Titre { niveau, numero, spans } => {
            let numero = numero.iter().map(|numero| nu(format!("{numero}. "))).collect::<Vec<_>>();
            let mots = sortie.mots(&[&numero, spans.as_slice()].concat());
            sortie.titre(*niveau, &mots);
        }
        Bloc::Paragraphe(spans) => poser(sortie, Pose::Texte, spans),
        Bloc::Numerote { numero, spans } => {
            poser(sortie, Pose::Texte, &precede(&format!("{numero}.\u{a0}"), spans));
        }
        Bloc::Citation(paragraphes) => paragraphes.iter().for_each(|p| poser(sortie, Pose::Citation, p)),
        Bloc::Liste { debut, elements } => {
            sortie.ouvrir_liste(*debut);
            for element in elements {
                sortie.element();
                element.iter().for_each(|b| self::bloc(sortie, b));
                sortie.fermer_element();
            }
            sortie.fermer_liste(debut.is_some());
        }
    }
}

fn bordereau(sortie: &mut impl Sortie, lignes: &[LigneBordereau]) {
    sortie.titre(1, "Bordereau des pièces");
    let ligne = |ligne: &LigneBordereau| {
        let texte = |texte: String| vec![nu(texte)];
        [
            texte(ligne.numero.to_string()),
            ligne.libelle.clone(),
            texte(ligne.date.clone().unwrap_or_default()),
            texte(ligne.pages.map(|pages| pages.to_string()).unwrap_or_default()),
        ]
    };
    let lignes: Vec<[String; 4]> = lignes.iter().map(|l| ligne(l).map(|spans| sortie.mots(&spans))).collect();
    sortie.tableau(["n°", "pièce", "date", "pages"], &lignes);
}

struct Typst(String);

/// A string of Typst: nothing in it is markup.
fn chaine(texte: &str) -> String {
    format!("\"{}\"", texte.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

impl Sortie for Typst {
    fn mots(&mut self, spans: &[Span]) -> String {
        let mut mots = String::new();
        for span in spans {
            let texte = chaine(&span.texte);
            let appel = match span {
                Span { note: Some(note), .. } => format!("footnote[{}]", self.mots(note)),
                Span { exposant: true, .. } => format!("super({texte})"),
                Span { gras: true, italique: true, .. } => format!("strong(emph({texte}))"),
                Span { gras: true, .. } => format!("strong({texte})"),
                Span { italique: true, .. } => format!("emph({texte})"),
                _ => format!("text({texte})"),
            };
            mots.push('#');
            mots.push_str(&appel);
            mots.push(';');
        }
        mots
    }

    fn paragraphe(&mut self, pose: Pose, mots: &str) {
        let ragged = "#set par(justify: false); #set text(hyphenate: false);";
        let texte = match pose {
            Pose::Texte => mots.to_owned(),
            Pose::Lignes => format!("#block[{ragged} {mots}]"),
            Pose::Droite => format!("#pad(left: 82mm)[{ragged} {mots}]"),
            Pose::Centre => format!("#align(center)[{ragged} {mots}]"),
            Pose::Objet => format!("#block[{ragged} #strong[{mots}]]"),
            Pose::Petit => format!("#block[{ragged} #text(10pt)[{mots}]]"),
            Pose::Citation => format!("#quote(block: true)[{mots}]"),
        };
        let _ = writeln!(self.0, "{texte}\n");
    }

    fn titre(&mut self, niveau: u8, mots: &str) {
        let _ = match niveau {
            0 => writeln!(self.0, "#align(center)[#text(20pt)[#strong[{mots}]]]\n"),
            _ => writeln!(self.0, "#heading(level: {niveau})[{mots}]\n"),
        };
    }

    fn ouvrir_liste(&mut self, debut: Option<u64>) {
        let _ = match debut {
            Some(debut) => write!(self.0, "#enum(start: {debut}, "),
            None => write!(self.0, "#list(marker: [–], "),
        };
    }

    fn element(&mut self) {
        self.0.push_str("[\n");
    }

    fn fermer_element(&mut self) {
        self.0.push_str("], ");
    }

    fn fermer_liste(&mut self, _: bool) {
        self.0.push_str(")\n\n");
    }

    fn tableau(&mut self, entetes: [&str; 4], lignes: &[[String; 4]]) {
        let _ = writeln!(self.0, "#table(columns: (9mm, 1fr, 33mm, 14mm), stroke: none,");
        let _ = writeln!(self.0, "table.header({}),", entetes.map(|e| format!("[{e}]")).join(", "));
        for ligne in lignes {
            let _ = writeln!(self.0, "{},", ligne.each_ref().map(|mots| format!("[{mots}]")).join(", "));
        }
        self.0.push_str(")\n\n");
    }
}

struct Html(String);

fn entites(texte: &str) -> String {
    texte.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\n', "<br>")
}

impl Sortie for Html {
    fn mots(&mut self, spans: &[Span]) -> String {
        let mut mots = String::new();
        for span in spans {
            let texte = entites(&span.texte);
            let texte = match span {
                Span { note: Some(note), .. } => format!("<span class=note>{}</span>", self.mots(note)),
                Span { exposant: true, .. } => format!("<sup>{texte}</sup>"),
                Span { gras: true, italique: true, .. } => format!("<b><i>{texte}</i></b>"),
                Span { gras: true, .. } => format!("<b>{texte}</b>"),
                Span { italique: true, .. } => format!("<i>{texte}</i>"),
                _ => texte,
            };
            mots.push_str(&texte);
        }
        mots
    }

    fn paragraphe(&mut self, pose: Pose, mots: &str) {
        let _ = match pose {
            Pose::Texte => writeln!(self.0, "<p>{mots}</p>"),
            Pose::Lignes => writeln!(self.0, "<p class=lignes>{mots}</p>"),
            Pose::Droite => writeln!(self.0, "<p class=droite>{mots}</p>"),
            Pose::Centre => writeln!(self.0, "<p class=centre>{mots}</p>"),
            Pose::Objet => writeln!(self.0, "<p class=objet>{mots}</p>"),
            Pose::Petit => writeln!(self.0, "<p class=petit>{mots}</p>"),
            Pose::Citation => writeln!(self.0, "<blockquote><p>{mots}</p></blockquote>"),
        };
    }

    fn titre(&mut self, niveau: u8, mots: &str) {
        let niveau = (niveau + 1).min(4);
        let _ = writeln!(self.0, "<h{niveau}>{mots}</h{niveau}>");
    }

    fn ouvrir_liste(&mut self, debut: Option<u64>) {
        let _ = match debut {
            Some(debut) => writeln!(self.0, "<ol start={debut}>"),
            None => writeln!(self.0, "<ul style='list-style-type: \"– \"'>"),
        };
    }

    fn element(&mut self) {
        self.0.push_str("<li>");
    }

    fn fermer_element(&mut self) {
        self.0.push_str("</li>\n");
    }

    fn fermer_liste(&mut self, numerotee: bool) {
        self.0.push_str(if numerotee { "</ol>\n" } else { "</ul>\n" });
    }

    fn tableau(&mut self, entetes: [&str; 4], lignes: &[[String; 4]]) {
        let rangee = |balise: &str, cases: [&str; 4]| {
            let cases = cases.map(|case| format!("<{balise}>{case}</{balise}>")).join("");
            format!("<tr>{cases}</tr>\n")
        };
        let _ = write!(self.0, "<table><thead>{}</thead><tbody>", rangee("th", entetes));
        for ligne in lignes {
            self.0.push_str(&rangee("td", ligne.each_ref().map(String::as_str)));
        }
        self.0.push_str("</tbody></table>\n");
    }
}
