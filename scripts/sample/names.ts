const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Common names of France, spelled in full: each file’s encoding decides what it can keep of them. */
export const lastNames = list(`
  Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefèvre,
  Leroy, Roux, David, Bertrand, Morel, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent,
  Müller, Lefebvre, Faure, André, Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier, François, Legrand, Gauthier,
  Garcia, Perrin, Robin, Clément, Morin, Nicolas, Henry, Roussel, Mathieu, Gautier, Masson, Marchand, Duval,
  Denis, Dumont, Marie, Lemaire, Noël, Meyer, Dufour, Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas,
  Brunet, Gaillard, Barbier, Arnaud, Martinez, Gérard, Roche, Renard, Schmitt, Roy, Leroux, Colin, Vidal, Caron,
  Picard, Roger, Fabre, Aubert, Lemoine, Renaud, Dumas, Lacroix, Olivier, Philippe, Bourgeois, Pierre, Benoît,
  Rey, Leclerc, Payet, Rolland, Leclercq, Guillaume, Lecomte, Lopez, Jean, Dupuy, Guillot, Hubert, Berger,
  Carpentier, Sanchez, Dupuis, Moulin, Louis, Deschamps, Huet, Vasseur, Perez, Boucher, Fleury, Royer, Klein,
  Jacquet, Adam, Paris, Poirier, Marty, Aubry, Guyot, Carré, Charles, Renault, Charpentier, Ménard, Maillard,
  Baron, Bertin, Bailly, Hervé, Schneider, Fernandez, Le Gall, Collet, Léger, Bouvier, Julien, Prévost, Millet,
  Perrot, Daniel, Le Roux, Cousin, Germain, Breton, Besson, Langlois, Rémy, Le Goff, Pelletier, Lévêque, Perrier,
  Leblanc, Barré, Lebrun, Marchal, Weber, Mallet, Hamon, Boulanger, Jacob, Monnier, Michaud, Rodriguez, Guichard,
  Gillet, Étienne, Grondin, Poulain, Tessier, Chevallier, Collin, Chauvin, Da Silva, Bouchet, Gay, Lemaître,
  Bénard, Maréchal, Humbert, Reynaud, Antoine, Hoarau, Perret, Barthélemy, Cordier, Pichon, Lejeune, Gilbert,
  D’Alès, De La Tour, L’Hermite, N’Diaye, N’Guessan, Œuvrard, Lecœur, Diallo, Traoré, Benali, Haddad, Cherif,
  Mansouri, El Amrani, Ben Salem, Đặng, Nguyễn, Trần, Özgür, Yıldız, Şahin, Kowalski, Łukasiewicz, Wójcik,
  Novák, Țepeș, Ferreira, Gonçalves, Magalhães, Ibañez, Muñoz, Peña, Garcia Lopez, Dubois-Lacaze`);

export const girlNames = list(`
  Emma, Louise, Jade, Alice, Chloé, Lina, Léa, Rose, Anna, Mila, Inès, Ambre, Julia, Manon, Juliette, Lou, Zoé,
  Camille, Éva, Agathe, Jeanne, Lucie, Sarah, Romane, Charlotte, Nina, Léonie, Sofia, Inaya, Victoire, Lola, Adèle,
  Margaux, Clémence, Élise, Héloïse, Maëlys, Capucine, Anaïs, Assia, Yasmine, Aïcha, Fatoumata, Noémie, Mathilde,
  Océane, Élodie, Maïa, Loïse, Marie-Lou, Anne-Sophie, Lou-Ann, Ève-Marie, Thị Mai, Zeynep, Gülşen, Małgorzata,
  Zuzanna, Beatriz, Inês, Cœline, Ana María, Françoise, Salomé`);

export const boyNames = list(`
  Gabriel, Léo, Raphaël, Louis, Arthur, Jules, Adam, Maël, Lucas, Hugo, Noah, Liam, Gabin, Sacha, Paul, Nathan,
  Aaron, Mohamed, Ethan, Eden, Tom, Léon, Noé, Tiago, Théo, Isaac, Marius, Victor, Ayoub, Martin, Naël, Mathis,
  Axel, Robin, Timéo, Enzo, Marceau, Valentin, Nino, Éliott, Rayan, Antoine, Samuel, Augustin, Clément, Rémi,
  Loïc, Gaël, Joël, Benoît, François, Jean-Baptiste, Pierre-Louis, Paul-Émile, Ibrahima, Özgür, Łukasz, Đức,
  Krzysztof, João, Iñaki, Emre, Yiğit, Ștefan`);
