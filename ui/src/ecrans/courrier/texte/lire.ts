import MarkdownIt from 'markdown-it';
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { marks, nodes, RENVOI, schema } from './schema';

/** What the editor cannot hold: the text then stays as it is, and is written as it is. */
export class HorsDuTexte extends Error {}

type Jeton = ReturnType<ReturnType<typeof MarkdownIt>['parse']>[number];

const md = new MarkdownIt('commonmark', { html: false }).disable([
  'reference',
  'code',
  'fence',
  'hr',
  'lheading',
  'html_block',
  'backticks',
  'autolink',
  'link',
  'image',
  'html_inline',
]);

/** Which notes a text may call; all of them when nobody says. */
type Env = { connue?: (nom: string) => boolean };

md.inline.ruler.before('emphasis', 'appel', (etat, muet) => {
  const appel = /^\[\^([^\]\s]+)\]/.exec(etat.src.slice(etat.pos, etat.pos + 80));
  const { connue } = etat.env as Env;
  if (!appel || connue?.(appel[1]!) === false) return false;
  if (!muet) etat.push('appel', '', 0).content = appel[1]!;
  etat.pos += appel[0].length;
  return true;
});

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$/;

/** Parts the definitions of notes from the text. */
function notesDe(markdown: string): { corps: string; notes: Map<string, string> } {
  const notes = new Map<string, string>();
  const corps: string[] = [];
  let ouverte: string | null = null;
  let avantVide = true;
  for (const ligne of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const definition: RegExpExecArray | null = avantVide || ouverte !== null ? DEFINITION.exec(ligne) : null;
    const vide = ligne.trim() === '';
    if (definition) {
      ouverte = definition[1]!;
      if (!notes.has(ouverte)) notes.set(ouverte, definition[2]!);
    } else if (ouverte !== null && (vide || !avantVide || /^ {4}|^\t/.test(ligne))) {
      if (!vide) notes.set(ouverte, `${notes.get(ouverte)} ${ligne.trim()}`.trim());
    } else {
      ouverte = null;
      corps.push(ligne);
    }
    avantVide = vide;
  }
  return { corps: corps.join('\n'), notes };
}

class Lecteur {
  private rang = 0;
  private servies = new Set<string>();
  /** Notes as they are called, each once. */
  readonly appelees: { id: string; source: string }[] = [];
  constructor(private readonly notes: Map<string, string>) {}

  private appel(nom: string): Node {
    // Called twice: two notes, as they will be printed.
    const id = this.servies.has(nom) ? `${nom}-${++this.rang}` : nom;
    this.servies.add(nom);
    this.appelees.push({ id, source: this.notes.get(nom) ?? '' });
    return nodes.appel.create({ id });
  }

  get jamais(): [string, string][] {
    return [...this.notes].filter(([nom]) => !this.servies.has(nom));
  }

  private mots(texte: string, styles: readonly Mark[]): Node[] {
    const sortie: Node[] = [];
    const pousser = (mot: string) => {
      if (mot) sortie.push(schema.text(mot, styles));
    };
    let fin = 0;
    for (const m of texte.matchAll(RENVOI)) {
      pousser(texte.slice(fin, m.index));
      const genre = m[1] === 'piece' ? 'pièce' : m[1]!;
      sortie.push(nodes.renvoi.create({ genre, id: m[2]!.trim() }, null, styles));
      fin = m.index + m[0].length;
    }
    pousser(texte.slice(fin));
    return sortie;
  }

  ligne(jetons: Jeton[]): Fragment {
    let styles: readonly Mark[] = [];
    const sortie: Node[] = [];
    // Words are read together, so that a mark cut by an escape is still one.
    let texte = '';
    const vider = () => {
      sortie.push(...this.mots(texte, styles));
      texte = '';
    };
    for (const jeton of jetons) {
      if (jeton.type === 'text' || jeton.type === 'text_special') texte += jeton.content;
      else if (jeton.type === 'softbreak') texte += ' ';
      else {
        vider();
        if (jeton.type === 'appel') sortie.push(this.appel(jeton.content).mark(styles));
        else if (jeton.type === 'strong_open') styles = marks.gras.create().addToSet(styles);
        else if (jeton.type === 'em_open') styles = marks.italique.create().addToSet(styles);
        else if (jeton.type === 'strong_close') styles = marks.gras.removeFromSet(styles);
        else if (jeton.type === 'em_close') styles = marks.italique.removeFromSet(styles);
        else throw new HorsDuTexte(jeton.type);
      }
    }
    vider();
    return Fragment.fromArray(sortie);
  }

  blocs(jetons: Jeton[]): Node[] {
    const pile: { type: string; attrs: Record<string, unknown>; enfants: Node[] }[] = [
      { type: 'doc', attrs: {}, enfants: [] },
    ];
    const ouvrir = (type: string, attrs = {}) => pile.push({ type, attrs, enfants: [] });
    const fermer = () => {
      const { type, attrs, enfants } = pile.pop()!;
      const vide = enfants.length === 0 && (type === 'element' || type === 'citation');
      const contenu = vide ? [nodes.paragraphe.create()] : enfants;
      const noeud = schema.nodes[type as keyof typeof nodes]!.createChecked(attrs, contenu);
      const freres = pile.at(-1)!.enfants;
      const aine = freres.at(-1);
      // Two lists in a row are one, as the editor and the pages have it.
      if (aine && aine.type === noeud.type && (type === 'liste' || type === 'numeros')) {
        freres[freres.length - 1] = aine.copy(aine.content.append(noeud.content));
      } else freres.push(noeud);
    };
    for (const jeton of jetons) {
      const parent = pile.at(-1)!;
      switch (jeton.type) {
        case 'paragraph_open':
          ouvrir('paragraphe');
          break;
        case 'heading_open':
          if (Number(jeton.tag.slice(1)) > 3) throw new HorsDuTexte(jeton.tag);
          ouvrir('titre', { niveau: Number(jeton.tag.slice(1)) });
          break;
        case 'blockquote_open':
          ouvrir('citation');
          break;
        case 'bullet_list_open':
          ouvrir('liste');
          break;
        case 'ordered_list_open':
          ouvrir('numeros', { debut: Number(jeton.attrGet('start') ?? 1) });
          break;
        case 'list_item_open':
          ouvrir('element');
          break;
        case 'inline':
          parent.enfants.push(...this.ligne(jeton.children ?? []).content);
          break;
        default:
          if (!jeton.type.endsWith('_close')) throw new HorsDuTexte(jeton.type);
          fermer();
      }
    }
    return pile[0]!.enfants;
  }
}

/** The words of one line, as a paragraph holds them; a note calls no other. */
export function lireLigne(source: string, appels = true): Fragment {
  const env: Env = appels ? {} : { connue: () => false };
  return new Lecteur(new Map()).ligne(md.parseInline(source, env)[0]?.children ?? []);
}

/**
 * Reads the closed Markdown.
 * @throws HorsDuTexte when it holds what a letter does not admit.
 */
export function lire(markdown: string): Node {
  const { corps, notes } = notesDe(markdown);
  const lecteur = new Lecteur(notes);
  const env: Env = { connue: (nom) => notes.has(nom) };
  try {
    const blocs = lecteur.blocs(md.parse(corps, env));
    if (blocs.length === 0) blocs.push(nodes.paragraphe.create());
    const note = (id: string, source: string) => nodes.note.create({ id }, lireLigne(source, false));
    const appelees = lecteur.appelees.map(({ id, source }) => note(id, source));
    const perdues = lecteur.jamais.map(([id, source]) => note(id, source));
    return nodes.doc.createChecked(null, [...blocs, ...appelees, ...perdues]);
  } catch (erreur) {
    if (erreur instanceof RangeError) throw new HorsDuTexte(erreur.message);
    throw erreur;
  }
}
