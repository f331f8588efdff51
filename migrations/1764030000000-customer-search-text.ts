import { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that Unicode does not take apart, as people type them (CLDR's Latin-ASCII). */
const TYPED_AS: Record<string, string> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ə: 'e',
  ħ: 'h',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  þ: 'th',
  ŧ: 't',
};

const APOSTROPHES = '`´‘’‛′‵ʹʻʼʽʾʿ΄\u1fef\u1ffd՚׳Ꞌꞌ';

/** Format characters and the marks of alphabets that are read without them; not those that make another kana. */
const PASSED_OVER =
  /^(?:[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]|(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}])$/u;
const KANA_MARKS = '\u3099\u309a';

/** Unicode takes these apart into a space and an accent. They are replaced before. */
const SPACED_APOSTROPHES = [...APOSTROPHES].filter((mark) => mark.normalize('NFKD') !== mark).join('');

function foldOf(letter: string): string {
  if (APOSTROPHES.includes(letter)) return "'";
  if (/^\p{White_Space}$/u.test(letter)) return ' ';
  if (/^\p{Dash}$/u.test(letter)) return '-';
  if (PASSED_OVER.test(letter) && !KANA_MARKS.includes(letter)) return '';
  // Through upper case, where ß is SS and σ and ς are one.
  const lower = letter.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD');
  return TYPED_AS[lower] ?? lower;
}

/** What stands for each character of decomposed text, where that is another one. */
function folds(): Record<string, string> {
  const entries: [string, string][] = [];
  // All of Unicode that has case, marks or format characters.
  for (const [first, last] of [
    [0x01, 0xd7ff],
    [0xe000, 0x1ffff],
    [0xe0000, 0xe01ef],
  ] as const) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const letter = String.fromCodePoint(codePoint);
      if (letter.normalize('NFKD') !== letter || /^\p{Unassigned}$/u.test(letter)) continue;
      const fold = foldOf(letter);
      if (fold !== letter) entries.push([letter, fold]);
    }
  }
  return Object.fromEntries(entries);
}

/** `customers.search_text`: names and e-mail as people compare them (docs/decisions/0014-search.md). */
export class CustomerSearchText1764030000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Texts that are equal to a reader have one key, and the key of a part is a part of the key.
      CREATE FUNCTION search_key(input text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      BEGIN
        -- ASCII without what is folded below, which most texts are.
        IF input COLLATE "C" !~ '[^ -_a-~]|  ' THEN
          RETURN lower(input COLLATE "C");
        END IF;
        -- Where the database's locale is C, pg_trgm passes over letters beyond ASCII. They are written in capital
        -- letters, which nothing else is: one of A to J, which tells how many hexadecimal digits of the code point
        -- follow, and those as K to Z. So no code is found inside another, nor across two.
        RETURN (
          SELECT regexp_replace(string_agg(CASE
              WHEN code < 128 THEN folded
              ELSE translate(CASE
                  WHEN code < 2048 THEN chr(65 + code / 256) || lpad(to_hex(code % 256), 2, '0')
                  WHEN code < 65536 THEN 'I' || lpad(to_hex(code), 4, '0')
                  ELSE 'J' || lpad(to_hex(code), 6, '0')
                END, '0123456789abcdef', 'KLMNOPQRSTUVWXYZ')
            END, '' ORDER BY position), '  +', ' ', 'g')
          FROM string_to_table(normalize(translate(input, '${SPACED_APOSTROPHES}', '${"''".repeat(SPACED_APOSTROPHES.length)}'), NFKD), NULL)
            WITH ORDINALITY AS letters (letter, position),
            coalesce('${JSON.stringify(folds()).replaceAll("'", "''")}'::jsonb ->> letter, letter) AS folded,
            ascii(folded) AS code
        );
      END $$;

      ALTER TABLE customers ADD COLUMN search_text text;

      CREATE FUNCTION set_customer_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE
        first_name text := search_key(NEW.first_name);
        last_name text := search_key(NEW.last_name);
      BEGIN
        -- Lines, for no key has a line break.
        NEW.search_text := concat_ws(E'\\n', first_name, last_name, search_key(NEW.email), first_name || ' ' || last_name);
        RETURN NEW;
      END $$;
      CREATE TRIGGER customers_set_search_text BEFORE INSERT OR UPDATE OF first_name, last_name, email ON customers
        FOR EACH ROW EXECUTE FUNCTION set_customer_search_text();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER customers_set_search_text ON customers;
      DROP FUNCTION set_customer_search_text();
      ALTER TABLE customers DROP COLUMN search_text;
      DROP FUNCTION search_key(text);
    `);
  }
}
