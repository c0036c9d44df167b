"""Have the database keep the history of every row, and what a constraint cannot say about appointments."""

from django.db import migrations

TABLES = ("people_commission", "people_unit", "people_person", "people_appointment", "people_offday")

FUNCTIONS = """
CREATE FUNCTION people_write_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NULL;
    END IF;
    INSERT INTO people_change ("table", "row", operation, "before", "after", at)
    VALUES (
        TG_TABLE_NAME,
        CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END,
        TG_OP,
        CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END,
        CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END,
        clock_timestamp()
    );
    RETURN NULL;
END $$;

CREATE FUNCTION people_keep_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION people_check_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.unit_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM people_unit WHERE id = NEW.unit_id AND commission_id = NEW.commission_id
    ) THEN
        RAISE EXCEPTION 'the unit is of another commission'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_of_the_same_commission';
    END IF;
    IF NEW.kind <> 'takeover' AND NOT EXISTS (
        SELECT FROM people_person WHERE id = NEW.person_id AND commission_id = NEW.commission_id
    ) THEN
        RAISE EXCEPTION 'only a takeover brings in a person of another commission'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'person_of_the_same_commission';
    END IF;
    IF NEW.kind = 'definitive' AND NEW.post IN ('chair', 'secretary') THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('people_appointment', NEW.commission_id));
        IF EXISTS (
            SELECT FROM people_appointment other
            WHERE other.commission_id = NEW.commission_id AND other.post = NEW.post
              AND other.kind = 'definitive' AND other.id <> NEW.id
              AND daterange(other.since, other.until, '[]') && daterange(NEW.since, NEW.until, '[]')
        ) THEN
            RAISE EXCEPTION 'two persons cannot hold this post definitively on the same day'
                USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'one_holder_of_a_single_post';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER people_check_appointment BEFORE INSERT OR UPDATE ON people_appointment
    FOR EACH ROW EXECUTE FUNCTION people_check_appointment();
CREATE TRIGGER diktum_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON people_change
    FOR EACH STATEMENT EXECUTE FUNCTION people_keep_changes();
""" + "".join(
    f"CREATE TRIGGER people_write_change AFTER INSERT OR UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION people_write_change();\n"
    for table in TABLES
)

UNDO = "".join(f"DROP TRIGGER people_write_change ON {table};\n" for table in TABLES) + """
DROP TRIGGER people_check_appointment ON people_appointment;
DROP TRIGGER diktum_append_only ON people_change;
DROP FUNCTION people_check_appointment();
DROP FUNCTION people_write_change();
DROP FUNCTION people_keep_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTIONS, UNDO)]
