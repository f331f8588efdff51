import { guessMapping, nameKey } from './guess-mapping';

describe('nameKey', () => {
  it.each([
    ['E-Mail*', 'e mail'],
    ['  Prénom ', 'prenom'],
    ['N° adhérent', 'n adherent'],
    ['first_name', 'first name'],
    ['Gültig bis', 'gultig bis'],
  ])('reads %j as %j', (name, key) => expect(nameKey(name)).toBe(key));
});

describe('The guess of what a column is', () => {
  it.each([
    [
      ['Vorname', 'Name', 'E-Mail', 'Geburtsdatum', 'Straße'],
      ['first_name', 'last_name', 'email', 'date_of_birth', 'ignore'],
    ],
    [
      ['Nom', 'Prénom', 'Courriel', 'Téléphone portable'],
      ['last_name', 'first_name', 'email', 'phone'],
    ],
    [
      ['Nombre', 'Apellidos', 'Correo electrónico', 'Fecha de nacimiento'],
      ['first_name', 'last_name', 'email', 'date_of_birth'],
    ],
    [
      ['Voornaam', 'Achternaam', 'E-mailadres', 'Geboortedatum', 'Lidnummer'],
      ['first_name', 'last_name', 'email', 'date_of_birth', 'external_id'],
    ],
    [
      ['Name', 'Email', 'Mobile Phone', 'Home Phone'],
      ['full_name', 'email', 'phone', 'ignore'],
    ],
    [
      ['Client Name', 'First Name', 'Last Name'],
      ['ignore', 'first_name', 'last_name'],
    ],
    [
      ['Nombre', 'Correo'],
      ['full_name', 'email'],
    ],
    [
      ['ID', 'External ID', 'First Name', 'First Name'],
      ['ignore', 'external_id', 'first_name', 'ignore'],
    ],
    [
      ['Vorname', 'Nachname', 'Erziehungsberechtigte/r', 'E-Mail'],
      ['first_name', 'last_name', 'guardian', 'email'],
    ],
    [
      ['Nom', 'Prénom', 'Représentant légal'],
      ['last_name', 'first_name', 'guardian'],
    ],
    [
      ['Nombre', 'Apellidos', 'Padre, madre o tutor'],
      ['first_name', 'last_name', 'guardian'],
    ],
    [
      ['Voornaam', 'Achternaam', 'Ouder/voogd'],
      ['first_name', 'last_name', 'guardian'],
    ],
    [
      ['Nome', 'Cognome', 'Genitore'],
      ['first_name', 'last_name', 'guardian'],
    ],
    [
      ['Nome', 'Sobrenome', 'Responsável'],
      ['first_name', 'last_name', 'guardian'],
    ],
    // Our own files have both; an id of ours is nothing that another gym knows.
    [
      ['first_name', 'last_name', 'guardian', 'guardian_id'],
      ['first_name', 'last_name', 'guardian', 'ignore'],
    ],
  ])('knows %j', (columns, mapping) => expect(guessMapping(columns)).toEqual(mapping));

  it('uses no field twice', () => {
    const fields = guessMapping(['Phone', 'Mobile', 'Tel', 'Handy', 'GSM']).filter(
      (field) => field !== 'ignore',
    );
    expect(fields).toEqual(['phone']);
  });
});
