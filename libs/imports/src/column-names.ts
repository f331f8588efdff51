import { type ColumnField } from './import-fields';

const names = (text: string): readonly string[] => text.split(', ');

/**
 * What columns are called, in English, German, French, Spanish, Dutch, Italian and Portuguese, and by Mindbody, Glofox, PushPress,
 * Gymdesk and Wodify; each as `nameKey` has it. Where a file has several for a field, the first one of the list is taken.
 */
export const COLUMN_NAMES: Record<Exclude<ColumnField, 'ignore'>, readonly string[]> = {
  external_id: names(
    'external id, member id, client id, customer id, athlete id, user id, member number, membership ' +
      'number, customer number, mitgliedsnummer, mitglieds nr, mitglied nr, kundennummer, kunden nr, numero ' +
      'client, n client, numero de client, numero adherent, n adherent, numero d adherent, id client, ' +
      'numero de socio, n de socio, n socio, id cliente, numero de cliente, lidnummer, klantnummer, numero ' +
      'socio, codice cliente, id socio, id',
  ),
  card_number: names(
    'card number, barcode, bar code, barcode id, barcode number, card id, access card, access card ' +
      'number, key tag, keytag, key fob, fob number, rfid, badge, kartennummer, karten nr, chipnummer, chip ' +
      'nr, numero de carte, n de carte, numero de badge, code barres, numero de tarjeta, n tarjeta, codigo ' +
      'de barras, kaartnummer, pasnummer, numero tessera, numero do cartao',
  ),
  first_name: names(
    'first name, firstname, given name, forename, vorname, rufname, prenom, nombre, nombre de pila, ' +
      'voornaam, nome, primeiro nome',
  ),
  last_name: names(
    'last name, lastname, surname, family name, nachname, familienname, zuname, nom de famille, ' +
      'apellidos, apellido, primer apellido, achternaam, familienaam, cognome, sobrenome, apelido, name, ' +
      'nom, naam',
  ),
  full_name: names(
    'full name, client name, member name, customer name, athlete name, client, member, customer, athlete, ' +
      'vollstandiger name, mitglied, kunde, nom complet, nom et prenom, nombre completo, nombre y ' +
      'apellidos, socio, cliente, volledige naam, lid, klant, nome completo, name, nom, nombre, naam, nome',
  ),
  email: names(
    'email, e mail, email address, e mail address, primary email, e mail adresse, emailadresse, mail, ' +
      'mailadresse, courriel, adresse email, adresse e mail, adresse mail, correo electronico, correo, e ' +
      'mailadres, emailadres, mailadres, posta elettronica, indirizzo email, endereco de e mail',
  ),
  phone: names(
    'mobile phone, mobile, mobile number, cell phone, cell, phone, phone number, primary phone, home ' +
      'phone, telephone, tel, contact number, mobiltelefon, mobilnummer, handy, handynummer, mobil, ' +
      'telefon, telefonnummer, telefon mobil, telephone portable, portable, mobile telephone, n de ' +
      'telephone, telefono movil, movil, telefono, gsm, gsm nummer, mobiel, mobiele nummer, telefoon, ' +
      'telefoonnummer, cellulare, telemovel, telefone',
  ),
  guardian: names(
    'guardian, guardian email, guardian e mail, guardian email address, guardian number, guardian card number, guardian member id, ' +
      'guardian external id, legal guardian, parent, parent guardian, parent or guardian, parent email, parent e mail, ' +
      'parent email address, parent number, parent id, parent member id, responsible, responsible person, responsible party, ' +
      'erziehungsberechtigte, erziehungsberechtigter, erziehungsberechtigte r, erziehungsberechtigte person, ' +
      'sorgeberechtigte, sorgeberechtigter, sorgeberechtigte r, vormund, elternteil, eltern, e mail eltern, ' +
      'e mail elternteil, verantwortlich, verantwortliche person, tuteur, tutrice, tuteur legal, representant legal, ' +
      'responsable legal, responsable, parents, tutor, tutora, tutor legal, padre, madre, padre o tutor, padre madre o tutor, ' +
      'voogd, ouder, ouders, ouder of voogd, ouder voogd, verantwoordelijke, tutore, genitore, genitori, responsabile, ' +
      'responsavel, responsavel legal, encarregado de educacao',
  ),
  active: names(
    'active, is active, client active, status, member status, client status, membership status, aktiv, ' +
      'mitgliedsstatus, actif, statut, activo, estado, actief, attivo, stato, ativo',
  ),
  date_of_birth: names(
    'date of birth, birth date, birthdate, birthday, dob, geburtsdatum, geburtstag, geb datum, date de ' +
      'naissance, ne e le, fecha de nacimiento, fecha nacimiento, geboortedatum, data di nascita, data de ' +
      'nascimento',
  ),
  membership_start: names(
    'membership start, membership start date, start date, contract start, activation date, plan start ' +
      'date, join date, joined, date joined, member since, added, created date, vertragsbeginn, beginn, ' +
      'mitglied seit, eintrittsdatum, date de debut, debut abonnement, debut de l abonnement, date d ' +
      'inscription, membre depuis, fecha de inicio, fecha inicio, fecha de alta, startdatum, lid sinds, ' +
      'inschrijfdatum, data inizio, data de inicio',
  ),
  membership_end: names(
    'membership end, membership end date, membership expiry date, membership expiration, end date, ' +
      'expiration date, expiry date, expires, expires on, expiry, expiration, plan end date, contract end, ' +
      'vertragsende, ende, gultig bis, ablaufdatum, austrittsdatum, date de fin, fin abonnement, fin de l ' +
      'abonnement, date d expiration, valable jusqu au, fecha de fin, fecha fin, fecha de vencimiento, ' +
      'vencimiento, fecha de baja, einddatum, vervaldatum, geldig tot, data fine, scadenza, data de fim, ' +
      'validade',
  ),
  tags: names('tags, tag, labels, groups, schlagworte, gruppen, etiquettes, etiquetas, groepen'),
  notes: names(
    'notes, note, account notes, comments, comment, remarks, bemerkungen, bemerkung, notizen, notiz, ' +
      'anmerkungen, remarques, remarque, commentaires, commentaire, notas, observaciones, comentarios, ' +
      'opmerkingen, opmerking, notities, osservazioni',
  ),
  emergency_contact_name: names(
    'emergency contact name, emergency contact, emergency name, notfallkontakt, contact d urgence, ' +
      'contacto de emergencia, noodcontact, contatto di emergenza',
  ),
  emergency_contact_phone: names(
    'emergency contact phone, emergency contact number, emergency contact phone number, emergency phone, ' +
      'emergency number, notfallnummer, notfalltelefon, telephone d urgence, telefono de emergencia, ' +
      'noodnummer, telefoon noodcontact',
  ),
  mail_consent: names(
    'email consent, email opt in, marketing consent, email marketing, mass email subscribed, newsletter, ' +
      'einwilligung e mail, consentement e mail, consentimiento e mail, toestemming e mail',
  ),
};
