/** The kinds of letters, as they ship: for the harness, until its records hold them. */
import type { VueModele } from '../api';

export const MODELES: VueModele[] = [
  {
    id: 'recours-gracieux',
    titre: 'Recours gracieux',
    famille: 'administration',
    forme: 'courrier',
    quand:
      'Pour demander à l’auteur d’un acte de le retirer, de l’abroger ou de le modifier, dans les deux mois de sa publication ou de sa notification. Envoyé à temps, il interrompt le délai pour saisir le tribunal : un nouveau délai de deux mois partira de la réponse, ou du rejet né du silence. Il n’est pas obligatoire : vous pouvez saisir le tribunal directement.',
    pas_quand:
      'Après les deux mois : il ne rouvre rien, et la demande d’abrogation est alors la bonne voie. Contre un refus de communiquer des documents : seule la saisine de la CADA compte, et un recours gracieux n’arrête pas son délai. Contre un permis de construire ou une autorisation d’urbanisme : depuis le 28 novembre 2025, il n’allonge plus le délai du tribunal. Contre un arrêté de quelques jours (drones, grand rassemblement) : la réponse viendrait trop tard, voyez le référé. Contre un contrat : la voie est différente.',
    base_legale: [
      'CRPA, art. L. 411-1 et L. 411-2 (le recours gracieux et son effet sur le délai)',
      'CRPA, art. L. 411-7 et L. 231-4 (le silence vaut rejet)',
      'CRPA, art. L. 242-1, L. 243-2 et L. 243-3 (retrait et abrogation)',
    ],
    effet:
      'Expédié dans les deux mois de la publication ou de la notification, il interrompt le délai pour saisir le tribunal ; deux mois de silence à compter de sa réception valent rejet, et deux nouveaux mois courent alors pour saisir le tribunal.',
    propre: false,
  },
  {
    id: 'recours-hierarchique',
    titre: 'Recours hiérarchique',
    famille: 'administration',
    forme: 'courrier',
    quand:
      'Pour demander à l’autorité supérieure d’annuler ou de modifier l’acte d’un service qui lui obéit, dans les deux mois de sa publication ou de sa notification. Utile surtout contre un arrêté du préfet (autorisation de vidéoprotection, par exemple) : il s’adresse alors au ministre de l’intérieur. Envoyé à temps, il interrompt le délai pour saisir le tribunal.',
    pas_quand:
      'Contre l’acte d’une commune, d’une intercommunalité, d’un département ou d’une région : ces collectivités n’ont pas de supérieur. Écrivez à leur exécutif (recours gracieux) ou demandez un déféré au préfet. Après les deux mois : il ne rouvre rien. Contre un refus de communiquer des documents : seule la CADA compte. Contre une autorisation d’urbanisme : depuis le 28 novembre 2025, il n’allonge plus le délai du tribunal. Contre un arrêté de quelques jours : voyez le référé.',
    base_legale: [
      'CRPA, art. L. 411-1 et L. 411-2 (les recours administratifs et leur effet sur le délai)',
      'CRPA, art. L. 411-7 et L. 231-4 (le silence vaut rejet)',
      'CJA, art. R. 421-1 (le délai de deux mois)',
    ],
    effet:
      'Expédié dans les deux mois de la publication ou de la notification, il interrompt le délai pour saisir le tribunal ; deux mois de silence à compter de sa réception valent rejet. Si un recours gracieux a aussi été formé dans ce délai, le délai du tribunal ne repart qu’une fois les deux rejetés.',
    propre: false,
  },
  {
    id: 'demande-abrogation',
    titre: 'Demande d’abrogation d’un acte',
    famille: 'administration',
    forme: 'courrier',
    quand:
      'Quand le délai de deux mois contre un acte réglementaire est passé, ou quand il est devenu illégal depuis : l’administration doit abroger un règlement illégal, et son refus peut être porté devant le tribunal. La demande se fait à tout moment. Elle sert aussi à demander au préfet de retirer une autorisation de vidéoprotection.',
    pas_quand:
      'Dans les deux mois de la publication : un recours gracieux ou une requête permettent plus d’arguments. Contre un contrat : demandez qu’il y soit mis fin. Contre une décision de quelques jours : voyez le référé. Si votre seul argument est un vice de forme ou de procédure (note de synthèse, analyse d’impact, avis manquant), il ne sert plus une fois le délai passé.',
    base_legale: [
      'CRPA, art. L. 243-2 (l’administration abroge l’acte réglementaire illégal)',
      'CRPA, art. L. 231-4 (deux mois de silence valent refus)',
      'CSI, art. R. 254-2 (retrait d’une autorisation de vidéoprotection)',
    ],
    effet:
      'Deux mois de silence à compter de la réception valent refus ; ce refus peut alors être attaqué devant le tribunal pendant deux mois.',
    propre: false,
  },
  {
    id: 'fin-de-contrat',
    titre: 'Demande de mettre fin à un contrat',
    famille: 'administration',
    forme: 'courrier',
    quand:
      'Quand une collectivité a signé un contrat auquel vous n’êtes pas partie, que le délai pour en contester la validité est passé (deux mois à compter de sa publicité) et que vous pouvez montrer que son exécution vous lèse directement. Le refus pourra être porté devant le tribunal. Avant d’envoyer, prenez l’avis d’un avocat.',
    pas_quand:
      'Sans avoir consulté un avocat : cette voie est étroite et a échoué à Marseille (requête rejetée le 2 juin 2023). Dans les deux mois de la publicité du contrat : c’est alors sa validité qu’il faut contester devant le tribunal. Pour attaquer une délibération, un arrêté ou une décision révélée par des faits : ce sont d’autres actes, avec d’autres voies. Pour demander de l’argent.',
    base_legale: [
      'CRPA, art. L. 231-4 (deux mois de silence valent rejet)',
      'CE, Ass., 4 avril 2014, n° 358994, Département de Tarn-et-Garonne (contestation de la validité par un tiers)',
      'CE, Sect., 30 juin 2017, n° 398445, à relire avant de la citer (refus de mettre fin au contrat)',
    ],
    effet:
      'Deux mois de silence à compter de la réception valent rejet ; ce rejet peut alors être porté devant le tribunal. Par prudence, comptez deux mois.',
    propre: false,
  },
  {
    id: 'demande-defere',
    titre: 'Demande de déféré préfectoral',
    famille: 'administration',
    forme: 'courrier',
    quand:
      'Pour demander au préfet de saisir lui-même le tribunal contre l’acte d’une commune, d’une intercommunalité, d’un département ou d’une région. La démarche est simple et gratuite. Écrivez vite : le préfet a deux mois, à compter du jour où l’acte est exécutoire.',
    pas_quand:
      'Contre un acte du préfet lui-même ou d’un service de l’État : formez un recours hiérarchique. Pour gagner du temps : ne laissez jamais courir le délai du tribunal sur la seule foi de cette demande. Pour raconter toute l’affaire : deux pages suffisent.',
    base_legale: [
      'CGCT, art. L. 2131-8 (communes) et L. 3132-3 (départements)',
      'CE, Sect., 25 janvier 1991, n° 80969, Brasseur (le refus du préfet ne s’attaque pas)',
    ],
    effet:
      'Le préfet n’est pas obligé d’agir et son refus ne peut pas être attaqué. Formée dans le délai de recours, la demande le prolonge en principe jusqu’à sa réponse, ou jusqu’à deux mois de silence ; la règle souffre des exceptions discutées : gardez la première date.',
    propre: false,
  },
  {
    id: 'deliberation-ester',
    titre: 'Délibération décidant d’agir en justice',
    famille: 'collectif',
    forme: 'acte',
    quand:
      'Avant de déposer une requête au nom de l’association, si ses statuts ne disent pas qui la représente en justice, ou s’ils réservent la décision d’agir à une assemblée ou à un conseil. Le juge peut demander cette pièce.',
    pas_quand:
      'Si les statuts disent que la présidence représente l’association en justice sans réserver la décision à un autre organe, cet acte n’est pas nécessaire (Conseil d’État, 19 juin 2013, n° 347346) : joignez alors les statuts. Un collectif sans statuts ne peut pas délibérer : ses membres agissent en leur nom.',
    base_legale: [
      'Code de justice administrative, art. R. 431-4 (qualité de celui qui signe pour une personne morale)',
      'Conseil d’État, 19 juin 2013, n° 347346',
      'Conseil d’État, 27 juin 2016, n° 388758',
    ],
    effet: 'Cet acte ne s’envoie pas seul et ne fait courir aucun délai : il se joint à la requête.',
    propre: false,
  },
  {
    id: 'mandat-representation',
    titre: 'Pouvoir de représentation',
    famille: 'collectif',
    forme: 'acte',
    quand:
      'Pour qu’une personne demande des documents, saisisse la CADA ou reçoive le courrier à la place d’une autre ; pour que la présidente d’une association confie ses démarches à un membre ; ou pour que plusieurs requérants désignent celui qui les représentera tous.',
    pas_quand:
      'Pour plaider à la place de quelqu’un d’autre : devant un tribunal, un particulier ne représente pas un autre particulier, il faut un avocat ; chacun signe sa requête. Pour une réclamation à la CNIL portée par une association : il y a un mandat propre.',
    base_legale: [
      'Code de justice administrative, art. R. 411-5 (représentant unique d’une requête collective)',
      'Code de justice administrative, art. R. 414-4 (signature de chaque requérant) et R. 431-4',
    ],
    effet:
      'Cet acte ne s’envoie pas seul et ne fait courir aucun délai : il se joint aux lettres que signe la personne mandatée.',
    propre: false,
  },
  {
    id: 'mandat-cnil',
    titre: 'Mandat pour une réclamation à la CNIL',
    famille: 'collectif',
    forme: 'acte',
    quand:
      'Quand une association porte une réclamation à la CNIL pour des personnes que le traitement concerne. Faites-en signer un par personne, avant l’envoi. Vous pouvez l’imprimer vierge pour le faire remplir sur une table.',
    pas_quand:
      'Si l’association ne fait qu’un signalement : il ne demande pas de mandat. Si la personne écrit elle-même à la CNIL. Pour obtenir une indemnité : ce mandat ne le permet pas.',
    base_legale: ['RGPD, art. 80, § 1', 'RGPD, art. 77, 78 et 79'],
    effet: 'Cet acte ne fait courir aucun délai : il se joint à la réclamation.',
    propre: false,
  },
  {
    id: 'liste-signataires',
    titre: 'Liste de signataires',
    famille: 'collectif',
    forme: 'acte',
    quand:
      'Pour réunir sur papier, à la main, les personnes qui signent avec vous une lettre, un recours ou une requête. Imprimez plusieurs feuilles : chaque feuille dit ce que l’on signe et ce que deviennent les données.',
    pas_quand:
      'Pour un mandat à la CNIL : chaque personne signe le sien. À la place de la signature de la requête : chaque requérant signe aussi la requête elle-même. Pour une pétition à grande échelle : limitez-vous aux données dont vous avez besoin.',
    base_legale: [
      'RGPD, art. 12 à 14 (information) et art. 9 (opinions)',
      'Code de justice administrative, art. R. 411-1 et R. 411-5 (requête collective)',
      'Code de justice administrative, art. R. 414-4 (signature de chaque requérant)',
    ],
    effet:
      'Cette liste ne fait courir aucun délai : elle se joint à la lettre ou à la requête que l’on signe.',
    propre: false,
  },
  {
    id: 'demande-documents',
    titre: 'Demande de communication de documents administratifs',
    famille: 'documents',
    forme: 'courrier',
    quand:
      'Dès que vous entendez parler d’un projet. Vous n’avez ni motif ni intérêt à justifier, et aucun délai ne presse. Vous pouvez l’envoyer le même jour à la commune, à l’intercommunalité et à la préfecture : les réponses se recoupent.',
    pas_quand:
      'Pour demander vos propres données ou des images de vous : c’est un droit différent, qui demande une autre lettre. Pour poser des questions : l’administration doit communiquer des documents, pas répondre à un questionnaire.',
    base_legale: [
      'CRPA, art. L. 300-2 et L. 311-1 (droit d’accès)',
      'CRPA, art. L. 311-2 (documents achevés ; transmission à l’autorité compétente)',
      'CRPA, art. L. 311-5 à L. 311-7 (secrets protégés, occultation)',
    ],
    effet:
      'À partir de la réception, l’administration a un mois pour répondre ; son silence vaudra refus et ouvrira deux mois pour saisir la CADA.',
    propre: false,
  },
  {
    id: 'relance',
    titre: 'Relance d’une demande de documents administratifs',
    famille: 'documents',
    forme: 'courrier',
    quand:
      'Une seule fois, pour éviter la CADA : avant la fin du mois, si vous craignez un oubli ; après, si l’on vous a répondu en partie ou pas du tout. Elle ne remplace pas la saisine de la CADA et ne donne aucun délai de plus.',
    pas_quand:
      'Si la date limite pour saisir la CADA approche : saisissez-la d’abord. Si vous voulez d’autres documents : faites une nouvelle demande, dans une autre lettre. Après la saisine de la CADA, c’est elle qui écrit à l’administration.',
    base_legale: [
      'CRPA, art. R*. 311-12 et R. 311-13 (un mois de silence vaut refus)',
      'CRPA, art. L. 311-14 (refus écrit, motivé, avec les voies et délais de recours)',
      'CRPA, art. L. 311-5 à L. 311-7 (secrets protégés, occultation limitée)',
    ],
    effet:
      'Elle ne fait courir aucun délai et n’en prolonge aucun : les deux mois pour saisir la CADA se comptent depuis le refus de la première demande.',
    propre: false,
  },
  {
    id: 'saisine-cada',
    titre: 'Saisine de la Commission d’accès aux documents administratifs (CADA)',
    famille: 'documents',
    forme: 'courrier',
    quand:
      'Dès que l’administration a refusé, par écrit, en partie, ou par un mois de silence. Vous avez deux mois à partir du refus ; visez la veille du dernier jour. C’est gratuit, et obligatoire avant le tribunal.',
    pas_quand:
      'Avant la fin du mois laissé à l’administration : la demande serait écartée. Pour contester le dispositif lui-même : la CADA ne juge que l’accès aux documents. Pour des documents que vous n’avez pas encore demandés, ou pour un conseil.',
    base_legale: [
      'CRPA, art. L. 342-1 (saisine obligatoire avant le tribunal ; demandes en série)',
      'CRPA, art. R. 311-15 et R. 343-1 (deux mois ; ce que la saisine doit contenir)',
      'CRPA, art. R. 343-3-1 et R. 343-3-2 (demandes en série)',
    ],
    effet:
      'À partir de l’enregistrement par la CADA, l’administration a deux mois ; son silence vaudra confirmation du refus et ouvrira deux mois pour saisir le tribunal, même si l’avis n’est pas encore rendu.',
    propre: false,
  },
  {
    id: 'lettre-cnil',
    titre: 'Réclamation ou signalement à la CNIL',
    famille: 'donnees',
    forme: 'courrier',
    quand:
      'Pour faire contrôler un traitement de données personnelles. Si votre plainte porte sur un droit (accès, effacement), exercez-le d’abord auprès du responsable et attendez un mois. Pour un manquement général (information, but, base légale, analyse d’impact), vous pouvez écrire sans attendre.',
    pas_quand:
      'Pour demander de l’argent : la CNIL n’accorde pas de dommages. Pour porter plainte au pénal : c’est une autre démarche. Pour exprimer une crainte sans fait ni pièce : elle ne sera pas traitée. Demander un « avis » à la CNIL n’est pas ouvert aux particuliers.',
    base_legale: [
      'RGPD, art. 77 et 80',
      'Loi n° 78-17 du 6 janvier 1978, art. 20, 87 et suivants',
      'Code de la sécurité intérieure, art. L. 251-1 à L. 252-5 et R. 253-1 à R. 253-7 (vidéoprotection)',
    ],
    effet:
      'Si c’est une réclamation, la CNIL a trois mois à partir de la réception ; son silence vaudra rejet, que l’on peut contester devant le Conseil d’État dans les deux mois. Un simple signalement n’ouvre pas de droit à une réponse.',
    propre: false,
  },
  {
    id: 'lettre-dpo',
    titre: 'Lettre au délégué à la protection des données',
    famille: 'donnees',
    forme: 'courrier',
    quand:
      'Pour savoir quelles données on traite sur vous, pour voir ou faire garder des images où vous figurez, ou pour obtenir l’analyse d’impact. Pour des images, écrivez dans les jours qui suivent : elles sont effacées au bout d’un mois au plus.',
    pas_quand:
      'Pour un manquement général, sans lien avec vos données : la CNIL peut être saisie directement. Pour obtenir beaucoup de documents : la demande de documents administratifs est plus complète, et ses délais seront suivis. Pour vous opposer à être filmé sur la voie publique : ce droit est exclu (article R. 253-6, V du code de la sécurité intérieure).',
    base_legale: [
      'RGPD, art. 12, § 3 et § 4, et art. 15 (accès à ses données)',
      'Loi n° 78-17 du 6 janvier 1978, art. 105 (accès, traitements de police)',
      'Code de la sécurité intérieure, art. R. 253-6, II et IV (accès aux images)',
    ],
    effet:
      'À partir de la réception, le responsable a un mois pour répondre aux demandes qui portent sur vos données ; il peut prolonger de deux mois s’il vous en avertit. Passé ce délai, vous pouvez saisir la CNIL.',
    propre: false,
  },
  {
    id: 'commission-video',
    titre: 'Saisine de la commission départementale de vidéoprotection',
    famille: 'donnees',
    forme: 'courrier',
    quand:
      'Quand des caméras autorisées par le préfet fonctionnent mal : panneau absent ou incomplet, logement filmé, images gardées trop longtemps, système qui dépasse son autorisation. C’est gratuit, sans avocat, et aucun délai ne presse.',
    pas_quand:
      'Pour dire que les caméras sont inutiles ou trop chères : la commission contrôle leur fonctionnement, pas leur opportunité. Pour obtenir des images de vous : écrivez d’abord au délégué à la protection des données. Pour faire annuler l’arrêté : c’est au tribunal, dans les deux mois. Pour la caméra d’un voisin chez lui : elle ne relève pas de cette commission.',
    base_legale: [
      'Code de la sécurité intérieure, art. L. 253-5 (saisine)',
      'Code de la sécurité intérieure, art. L. 253-1 et L. 253-3 (contrôle)',
      'Code de la sécurité intérieure, art. L. 251-2 à L. 252-5, R. 252-16 et R. 253-1 à R. 253-6',
    ],
    effet:
      'L’envoi ne fait courir aucun délai : aucun texte connu ne fixe de date de réponse, et il n’arrête pas le délai pour aller au tribunal.',
    propre: false,
  },
  {
    id: 'requete-annulation',
    titre: 'Requête en annulation (recours pour excès de pouvoir)',
    famille: 'tribunal',
    forme: 'requete',
    quand:
      'Pour demander au tribunal administratif d’annuler une décision publique illégale : délibération, arrêté, refus, ou décision que des faits révèlent. Il faut agir dans les deux mois de la publication ou de la notification, ou du rejet d’un recours gracieux formé à temps. Une décision jamais publiée n’a pas de délai, mais n’attendez pas. L’avocat n’est pas obligatoire.',
    pas_quand:
      'Contre un contrat ou un marché : la voie est différente, et l’avis d’un avocat s’impose. Pour demander de l’argent : il faut un avocat, et d’abord une demande à l’administration. Contre un refus de communiquer des documents : saisissez d’abord la CADA, puis prenez l’autre modèle de requête. Sans décision établie : un article de presse ne suffit pas, demandez d’abord les documents. Contre un décret ou un acte réglementaire d’un ministre : c’est le Conseil d’État.',
    base_legale: [
      'CJA, art. R. 411-1 (contenu de la requête), R. 411-3 et R. 411-5 (copie ; représentant unique)',
      'CJA, art. R. 412-1 et R. 412-2 (acte attaqué joint ; inventaire des pièces)',
      'CJA, art. R. 414-2 à R. 414-5 (Télérecours citoyens)',
    ],
    effet:
      'Le dépôt saisit le tribunal et arrête le délai. Il ne suspend pas la décision : pour cela, il faut un référé-suspension, par une requête distincte. Les arguments de forme et de procédure doivent être soulevés avant la fin du délai.',
    propre: false,
  },
  {
    id: 'requete-documents',
    titre: 'Requête contre un refus de communiquer des documents administratifs',
    famille: 'tribunal',
    forme: 'requete',
    quand:
      'Après la CADA, quand l’administration refuse toujours : deux mois après l’enregistrement à la CADA, son silence vaut refus confirmé, et vous avez deux mois pour saisir le tribunal. L’avis n’a pas besoin d’être rendu. Sans avocat, sans timbre.',
    pas_quand:
      'Si vous n’avez pas saisi la CADA : la requête serait irrecevable. Pour des documents que vous ne lui avez pas soumis. Pour faire annuler le dispositif lui-même, ou demander de l’argent : ce sont d’autres requêtes.',
    base_legale: [
      'CRPA, art. L. 342-1 (saisine préalable de la CADA)',
      'CRPA, art. R*. 343-4 et R. 343-5 (refus confirmé par deux mois de silence)',
      'CRPA, art. L. 300-2, L. 311-1, L. 311-2, L. 311-5 à L. 311-7, L. 311-14 (ce qui est communicable)',
    ],
    effet:
      'Le tribunal est saisi : il transmet la requête à l’administration, qui doit répondre. Rien n’est suspendu ; un jugement vient le plus souvent après plusieurs mois.',
    propre: false,
  },
  {
    id: 'refere-suspension',
    titre: 'Requête en référé-suspension',
    famille: 'tribunal',
    forme: 'requete',
    quand:
      'Pour faire suspendre une décision en attendant le jugement, quand chaque jour qui passe cause un tort grave. Il faut trois choses : une requête en annulation déjà déposée ou déposée le même jour, une urgence prouvée, et un argument qui crée un doute sérieux sur la légalité.',
    pas_quand:
      'Sans requête en annulation : il serait irrecevable. Si la requête en annulation est tardive. Si le dispositif n’est pas encore autorisé ni allumé, ou si l’acte est déjà entièrement exécuté : l’urgence sera écartée. Si vous n’avez qu’une urgence de principe : un rejet affaiblit la suite et vous oblige à confirmer la requête au fond dans le mois.',
    base_legale: [
      'CJA, art. L. 521-1 (urgence et doute sérieux)',
      'CJA, art. R. 522-1 (requête distincte, copie de la requête en annulation)',
      'CJA, art. R. 522-3 (mention « référé », envoi recommandé)',
    ],
    effet:
      'Le juge des référés se prononce vite, souvent après une audience. Sa décision est provisoire et ne juge pas le fond. Ce dépôt n’arrête pas le délai de la requête en annulation. Si le juge rejette faute de doute sérieux, il faut confirmer la requête au fond dans le mois.',
    propre: false,
  },
  {
    id: 'refere-liberte',
    titre: 'Requête en référé-liberté',
    famille: 'tribunal',
    forme: 'requete',
    quand:
      'Cas extrême : une autorité porte, en ce moment même, une atteinte grave et manifestement illégale à une liberté fondamentale, et il faut une mesure dans les quarante-huit heures. Aucune requête en annulation n’est exigée. L’avocat n’est pas obligatoire.',
    pas_quand:
      'Presque toujours. Si l’illégalité se discute, si le dispositif n’est pas en service, s’il fonctionne depuis des mois, ou si vous ne pouvez pas le prouver aujourd’hui : le juge rejettera, et ce rejet sera cité contre vous. En 2023, le Conseil d’État a annulé une ordonnance obtenue contre un logiciel d’analyse d’images, faute d’urgence : la fonction contestée n’était pas activée (21 décembre 2023, n° 489990). Dans le doute, choisissez la requête en annulation, avec un référé-suspension. Parlez-en à un avocat avant de déposer.',
    base_legale: [
      'CJA, art. L. 521-2 (référé-liberté)',
      'CJA, art. R. 522-3 (mention « référé », envoi recommandé)',
      'CJA, art. R. 522-5 (avocat)',
    ],
    effet:
      'Le juge se prononce en principe dans les quarante-huit heures. Sa décision peut être portée devant le Conseil d’État dans les quinze jours. Ce dépôt n’arrête pas le délai de la requête en annulation.',
    propre: false,
  },
  {
    id: 'confirmation-requete',
    titre: 'Confirmation de la requête en annulation après le rejet d’un référé',
    famille: 'tribunal',
    forme: 'courrier',
    quand:
      'Quand le juge des référés a rejeté votre demande de suspension faute de doute sérieux sur la légalité. Il faut alors écrire au greffe, dans le mois qui suit la notification de l’ordonnance, que vous maintenez la requête en annulation. Même si l’ordonnance ne le rappelle pas, ou si vous vous êtes pourvu en cassation, envoyez cette lettre : elle ne coûte rien.',
    pas_quand:
      'Si la suspension a été accordée. Si elle a été refusée pour une autre raison (l’urgence, par exemple) : ce n’est pas obligatoire, mais ce n’est jamais nuisible. Si vous voulez renoncer à la requête : c’est une autre lettre.',
    base_legale: [
      'CJA, art. R. 612-5-2 (confirmer la requête dans le mois, sous peine d’être réputé s’être désisté)',
    ],
    effet:
      'Sans elle, vous seriez réputé avoir renoncé à la requête en annulation. Elle n’ouvre aucun délai nouveau.',
    propre: false,
  },
  {
    id: 'lettre-accompagnement',
    titre: 'Lettre d’accompagnement d’un envoi',
    famille: 'tribunal',
    forme: 'courrier',
    quand:
      'Pour envoyer des documents par la poste ou les déposer à un guichet : requête et pièces au greffe, pièces complémentaires, copie d’un courrier à une autre autorité. Elle dit ce que contient l’envoi, pour que rien ne se perde.',
    pas_quand:
      'Sur Télérecours citoyens : le téléservice donne déjà un accusé, la lettre est inutile. Pour développer des arguments : un mémoire, ou une lettre, doit le faire. Pour demander quelque chose : choisissez le modèle de cette demande.',
    base_legale: [
      'CJA, art. R. 411-3 (copie de la requête sur papier)',
      'CJA, art. R. 412-2 (inventaire des pièces)',
      'CJA, art. R. 522-3 (mention « référé »)',
    ],
    effet: 'Elle n’ouvre aucun délai par elle-même : c’est le document qu’elle accompagne qui compte.',
    propre: false,
  },
];
