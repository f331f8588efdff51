import { MigrationInterface, QueryRunner } from 'typeorm';

/** What searches of customers are indexed by besides `search_text` (docs/decisions/0037-search-at-scale.md). */
export class SearchFunctions1764097000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The blocks of time that a moment lies in, one of each length: 2^8 seconds (4 minutes), 2^12 (68 minutes), 2^16 (18 hours),
      -- 2^20 (12 days), 2^24 (194 days). Each is a number; its last three bits say which length it has.
      CREATE FUNCTION time_blocks(moment timestamptz) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        seconds bigint := floor(extract(epoch FROM moment));
      BEGIN
        RETURN ARRAY[seconds >> 8 << 3 | 1, seconds >> 12 << 3 | 2, seconds >> 16 << 3 | 3, seconds >> 20 << 3 | 4, seconds >> 24 << 3 | 5];
      END $$;

      -- The blocks of one length that cover a time: of the shortest length of which 17 are enough, or of the longest.
      CREATE FUNCTION time_blocks_between(first timestamptz, last timestamptz) RETURNS bigint[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        blocks_of_first bigint[] := time_blocks(first);
        blocks_of_last bigint[] := time_blocks(last);
        length integer := 1;
      BEGIN
        WHILE length < 5 AND blocks_of_last[length] - blocks_of_first[length] > 16 << 3 LOOP
          length := length + 1;
        END LOOP;
        RETURN ARRAY(SELECT generate_series(blocks_of_first[length], blocks_of_last[length], 8));
      END $$;

      -- The digits of a phone number, as it was typed and in the international notation.
      CREATE FUNCTION phone_digits(phone text, phone_e164 text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      BEGIN
        RETURN regexp_replace(phone, '[^0-9]', '', 'g') || coalesce(' ' || substr(phone_e164, 2), '');
      END $$;

      -- Any four of them in a row: there are ten times as many of these as trigrams, so that few numbers have one in common.
      CREATE FUNCTION phone_parts(phone text, phone_e164 text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        digits text;
        parts text[] := '{}';
      BEGIN
        FOREACH digits IN ARRAY ARRAY[regexp_replace(phone, '[^0-9]', '', 'g'), substr(phone_e164, 2)] LOOP
          FOR place IN 1 .. coalesce(length(digits), 0) - 3 LOOP
            parts := parts || substr(digits, place, 4);
          END LOOP;
        END LOOP;
        RETURN parts;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION phone_parts(text, text);
      DROP FUNCTION phone_digits(text, text);
      DROP FUNCTION time_blocks_between(timestamptz, timestamptz);
      DROP FUNCTION time_blocks(timestamptz);
    `);
  }
}
