/**
 * Words a pupil of eleven reads and types without a doubt: four to seven unaccented letters, no number, nothing rude,
 * cruel, frightening or about families. Picked by hand from the French list of BIP39 (MIT) and from everyday words.
 */
export const passphraseWords: readonly string[] = `
  abeille abolir aborder aboutir aboyer abri abriter absence absolu acajou achat acheter acier acompte acteur actif
  actuel adepte admirer adopter adorer adoucir adresse adroit adverbe affaire affiche agencer agile agir agiter
  agrafer agrume aide aider aile ailier aimable aisance ajouter ajuster alerte algue aliment alliage allouer allumer
  alpaga altesse alto amateur ambre amidon amie amiral amorcer ampleur amusant analyse ananas ancien ange angle animal
  anis annexer annonce annuel antenne apaiser aplanir appeler appuyer aqueduc arbre arbuste ardeur ardoise argent
  armoire armure arriver arroser article aspect aspirer assurer asticot astre astuce atelier atome attirer aubaine
  aube auberge audace aurore auto automne avaler avancer avenir averse avion avis aviser avoine avouer avril badge
  bagage bain balcon balle ballon bambin banane banc bandage barbe barbier baril baron barque barrage basilic basket
  bassin bastion bateau belette belle belote berceau berger berline bermuda besace beurre biberon bicycle bijou bilan
  billard binaire biscuit bise bison bleu bloc blond bloquer blouse blouson bobine bocal bois boiser bolide bonbon
  bondir bonheur bonnet bonus bord bordure botte boucle bougie boulon bouquet branche bras brave brebis brigade brin
  brioche brique broder bronzer brousse bruit brume buffle buisson bureau burin butiner butoir cabanon cabine cadeau
  cadre cage cahier caillou caisson calepin calibre calmer camion camp canal canard caneton cantine capable cape
  caprice capsule capuche caramel carbone caribou carotte carreau carte carton cascade casier casque cassure castor
  caverne caviar central cerceau cercle cerf cerise chaise chaleur chambre chance chanson chapeau charbon chat chaton
  chef chemise cheval chiffre chignon chiot choisir chorale chose chou chrome ciel cigogne cintrer cire cirer cirque
  citerne citoyen citron civil clairon clameur clan claquer classe clavier client cligner climat clou clown club
  cocasse code coder coffre coiffer coin coincer colibri colline concert confier contact copain copie corail corbeau
  cordage correct costume coton coucou couleur coupure cour courage cousin cousine couvrir coyote crabe crainte cran
  cravate crayon crier crin cristal crocus crucial crypter cube cubique cuisine cuisson cuivre cumuler curseur cycle
  cygne dame damier danseur date dauphin dent dessert dessin devenir deviner devoir diamant dicter digital digne
  diriger diviser docteur doigt domaine domino donjon donner dortoir dorure dossier double douceur doyen dragon drap
  draper dresser droite dune durable effacer effort emmener emprise encoche endroit engager engin enjeu enlever entier
  envoyer erreur espadon espoir esprit essayer essence essieu essorer estime estrade exact excuse exemple exercer
  exister exposer exquis fable face facette facile facture falaise fameux farceur farfelu farine faucon faveur favori
  ferme fermer ferveur feuille feutre ficeler figure filet filleul film filmer filtrer fine finir fiole firme fixer
  flairer flamme fleur fleuve flexion flocon flore fluide fluvial foin fond forcer forge fortune fossile foudre fougue
  fourmi fraise frange freiner frisson frite froid fromage frontal frotter fruit furtif fusion futur gagner galaxie
  galerie gant gardien gare garnir gaufre gazelle gazon genou gentil germe gestuel geyser gibier gilet girafe givre
  glace glisser globe gloire golf golfeur gomme goudron goutte graine gramme grand grappin gratuit gravir grenat
  grenier griller grillon grimper gris grotte groupe guide guitare gymnase hachoir haie halte hameau hanche hangar
  haricot harpon hasard haut herbe hermine heureux hibou hier hiver hockey homard hommage honneur honorer horizon
  horloge housse hublot huile humain humide humour hymne ibis idylle iguane image imiter immense impact imposer indice
  infini inonder insecte insigne intact inviter iris isoler jaguar jaillir jambe janvier jardin javelot jazz jean jeep
  jetable jeton jeudi joie joindre joli joncher jongler joue joueur jour journal jovial joyau joyeux judo juge juin
  junior jupe justice juteux kayak ketchup kimono kiosque kiwi koala label lagune laine laisser laitier lama lame
  lamelle lampe lanceur lande langage lapin largeur lasso laurier lavabo lavoir lecture lessive lest lettre levier
  lexique libre licence licorne lien lieu ligue lilas limer limite limpide lingot lion liquide lire lister livre
  livreur loge logique loin loisir lombric long loterie loto louer loup loutre louve loyal lucide lueur luge luisant
  lunaire lundi lune lunette luth lutin lynx machine magasin magenta magique maillon main mairie maison mangue manteau
  manuel marbre marche mardi mare marelle marin marmite marron mars massif mauve melon membre mener menhir menthe
  mentor menu merci merle mesure meuble miauler midi miel miette mignon migrer milieu mimique mince mine minute
  miracle miroir mixte mobile moderne mois mondial monnaie mont montre morceau moteur motif moto mouche mouette moufle
  moulin mousson mouton muguet murmure muscle myriade nage nageur nappe nation nature navet navire nectar neige neveu
  niche nickel niveau noble noix nomade nommer nord notable note nougat nourrir nouveau novice nuage nuancer nuit
  octobre odeur offrir oignon oiseau olivier ombrage ombre onde onduler opale opaque opinion optique orage orange
  orbite oreille orge orme ortie otarie ouragan ours ourson outil ouvrage ovation ozone page pain paix palace panache
  panda panier panneau papaye papier papyrus parc parler parole parrain part partage parure patin patron patte pavot
  payer pays paysage peigne peintre pelage pelle pelouse peluche pendule pensif perdrix perle persil petit peuple
  pharaon phoque phrase piano pierre pieuvre pile pilote pinceau pinson piquer pirogue piscine piston pivoter pixel
  pizza placard plafond plage plaisir plan planer plaque plat plateau plie plonger pluie plumage plume poche pointe
  poire poirier pois poisson poivre polaire pollen pommade pomme pompier poney pont port pose potager poteau potion
  pouce poulain poulpe pourpre poussin pouvoir prairie prince prix prodige profond propre prune pruneau public puce
  puiser puits pulpe puma pupitre puzzle quai quiz racine radieux radis rail raisin rame rang rapide rare ravin rayon
  refaire refrain refuge reine rejouer relever relief remise remplir remuer renard renfort renne rentrer repas replier
  reprise requin respect rester revivre rideau rieur rigoler rime rincer rire rituel robe robot rocheux roller romance
  ronce ronde rondin rose roseau rosier roue rouge rouille rouleau route routine royaume ruban rubis ruche ruelle
  rugby rythme sable sabler sabot sacoche safari sagesse saison salade salle salon saluer salut samedi sapin sardine
  saule saumon saut sauter sauvage savant savon sceptre science score seau semaine sembler semis serein serrure
  service siffler sigle signal silence simple siphon sirop situer skier socle sofa soie soin soir soleil sombre
  sommeil songeur sonore sortir sosie souffle soupape soupe source souris spatial spiral sport stade star station
  sternum strict stylo sublime subtil sucre superbe surface sursaut syllabe symbole table tableau tablier tactile
  tailler talent tambour tamiser tapir tapis tarif tarte tartine tasse tatami taureau taxi tendre tenir tennis tente
  terre test texte thym tige tigre tiroir tissu titre toile toit tomate tome tonique tonneau torche tordre tornade
  torrent tortue totem toucan toucher tour trafic train travail tremper tresse treuil triage trio tripler trompe tronc
  trousse truite tuba tube tuile tulipe tunnel turbine tutoyer tuyau type typhon typique ultime unanime union unique
  univers urbain usage usine utile utopie vaccin valable valise vallon valse valve vanille vapeur varier vase vaste
  veau vedette veinard velours vent verdure vernir verre verrou verser vert veste veston viaduc viande vigne vigueur
  village ville violet violon visage vision vite vitesse vitrine vivace voguer voile voilier voisin voiture voix
  volcan volley volume voter vouloir voyage voyelle vrai wagon wapiti yacht yoga yoyo zeste zigzag zinnia`
  .trim()
  .split(/\s+/);
