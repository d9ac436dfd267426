import type { FormatCourrier } from '../../api';

interface Format {
  format: FormatCourrier;
  extension: string;
  texte: string;
  aide: string;
  /** « Le PDF est enregistré » */
  ecrit: string;
  /** To be worked on: what is missing does not matter yet. */
  travail: boolean;
}

export const FORMATS: Format[] = [
  {
    format: 'pdf',
    extension: 'pdf',
    texte: 'PDF',
    aide: 'Pour imprimer, signer et envoyer.',
    ecrit: 'Le PDF est enregistré',
    travail: false,
  },
  {
    format: 'docx',
    extension: 'docx',
    texte: 'Word ou LibreOffice',
    aide: 'La même lettre, dans un traitement de texte.',
    ecrit: 'Le document est enregistré',
    travail: false,
  },
  {
    format: 'txt',
    extension: 'txt',
    texte: 'Texte',
    aide: 'Pour coller dans un formulaire en ligne.',
    ecrit: 'Le texte est enregistré',
    travail: false,
  },
  {
    format: 'markdown',
    extension: 'md',
    texte: 'Markdown, pour un pad',
    aide: 'Le corps de la lettre, à relire à plusieurs, puis à reprendre ici.',
    ecrit: 'Le texte pour un pad est enregistré',
    travail: true,
  },
  {
    format: 'eml',
    extension: 'eml',
    texte: 'Courriel prêt à partir',
    aide: 'Le message, la lettre en PDF et ses pièces : votre logiciel de courriel l’ouvre.',
    ecrit: 'Le courriel est enregistré',
    travail: false,
  },
];
