package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.access.AccessHouse;
import org.passportsync.database.TestDatabase;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.ConnectionTests;
import org.passportsync.roster.ShownDocument.View;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Duplicates by command, on a database where two connections know a student each. */
class DuplicatesCommandTest {

    private static final String ID = "00000000-0000-0000-0000-00000000000";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = database.client();
    private final AccessHouse access = AccessHouse.on(sql);
    private final FakeDesk fake = new FakeDesk();
    private long duplicate;

    @BeforeEach
    void know_two_students() {
        sql.sql("insert into district (id, name) values ('lakeside', 'Lakeside')")
                .update();
        student(connection("lakeside-sis"), "a-1", true, "{\"familyName\": \"Garcia\", \"schools\": [\"101\"]}");
        student(connection("lakeside-ad"), "b-1", false, "{\"familyName\": \"Gracia\", \"schools\": [\"lincoln\"]}");
        sql.sql("insert into run (connection_id, district_id, state, trigger, requested_by, parameters, as_of, day,"
                        + " connection_revision, district_revision, started_at)"
                        + " values (2, 'lakeside', 'COMMITTED', 'API', 'ada', '{}', '2026-09-01', '2026-09-01', 1, 1,"
                        + " '2026-09-01T08:00:00Z')")
                .update();
        duplicate = sql.sql("insert into issue (connection_id, entity, sis_id, kind, stage, rule, message, opened_run,"
                        + " other_connection, other_sis_id) values (2, 5, 'b-1', 'DUPLICATE', 'link', 'email',"
                        + " 'more than one record has this email', 1, 1, 'a-1') returning id")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int connection(String name) {
        fake.listed.add(Samples.listed(name));
        return sql.sql("insert into connection (name, district_id, application, state, revision)"
                        + " values (?, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1) returning id")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private void student(int connection, String sisId, boolean live, String document) {
        sql.sql(
                        "insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id,"
                                + " document) values (?, 5, ?, ?, 'users', ?::\"char\", ?, ?::uuid, ?::uuid, ?::jsonb)")
                .params(connection, sisId, sisId, live ? "K" : "H", live, ID + connection, ID + connection, document)
                .update();
    }

    private Keyboard keyboard() {
        Desk.Stewardship stewardship = new Desk.Stewardship() {
            @Override
            public Duplicates duplicates() {
                return new Duplicates(sql, View.MASKED);
            }

            @Override
            public PairDecisions decisions() {
                return new PairDecisions(sql);
            }

            @Override
            public PairOrders orders() {
                return new PairOrders(sql, TransactionOperations.withoutTransaction(), access::now);
            }
        };
        return Keyboard.at(new Desk(
                fake,
                fake,
                _ -> new ConnectionTests.Tested.Wrong("nothing is tried here"),
                fake,
                fake,
                fake.history,
                fake,
                access::orders,
                stewardship,
                MissingParts.HANDS));
    }

    @Test
    void duplicates_are_listed_and_two_records_shown_side_by_side() {
        Keyboard keyboard = keyboard();

        assertThat(keyboard.type("duplicates", "district=lakeside", "entity=student"))
                .isZero();
        assertThat(keyboard.out())
                .contains("lakeside-ad b-1  no", "lakeside-sis a-1  yes", "familyName")
                .contains("look at one: java -jar target/passport-sync.jar duplicates duplicate=" + duplicate)
                .doesNotContain("Garcia");
        assertThat(keyboard.type("duplicates", "duplicate=" + duplicate)).isZero();
        assertThat(keyboard.out())
                .contains("more than one record has this email", "differs", "not live", ID + "1", "[\"lincoln\"]")
                .doesNotContain("Garcia", "Gracia");
        assertThat(keyboard.type("duplicates", "district=lakeside", "entity=staff"))
                .isZero();
        assertThat(keyboard.out()).contains("There is no such duplicate.");
    }

    @Test
    void programs_get_what_the_api_answers() {
        Keyboard keyboard = keyboard();
        keyboard.type("duplicates", "district=lakeside", "--json");

        JsonNode one = new JsonMapper().readTree(keyboard.out()).path("items").path(0);
        assertThat(one.path("incoming").path("document").path("familyName").asString())
                .isEqualTo("***");
        assertThat(one.path("differing").toString()).isEqualTo("[\"familyName\"]");
    }

    @Test
    void a_decision_is_made_listed_and_undone() {
        Keyboard keyboard = keyboard();

        assertThat(keyboard.type("decide", "duplicate=" + duplicate, "same", "note=asked the school", "--actor=ada"))
                .isZero();
        assertThat(keyboard.out())
                .contains("decision 1 stands: SAME, student lakeside-ad b-1 and lakeside-sis a-1; it takes effect with"
                        + " the next run of lakeside-ad");
        assertThat(keyboard.type("duplicates", "duplicate=" + duplicate)).isZero();
        assertThat(keyboard.out()).contains("decided: SAME by ada at 2031-09-01 08:00 UTC");
        assertThat(keyboard.type("decide", "duplicate=" + duplicate, "undo", "--actor=bob"))
                .isZero();
        assertThat(keyboard.type("decide", "duplicate=" + duplicate, "undo")).isEqualTo(4);
        assertThat(keyboard.err()).contains("no decision about duplicate " + duplicate + " stands");
        assertThat(keyboard.type("duplicates", "district=lakeside", "--decisions"))
                .isZero();
        assertThat(keyboard.out()).contains("asked the school", "by bob at 2031-09-01");
        assertThat(access.audit().about("duplicate " + duplicate, 9))
                .extracting(entry -> entry.actor().name() + " " + entry.action() + " " + entry.detail())
                .isEqualTo(List.of("bob UNDECIDED decision 1", "ada DECIDED SAME, decision 1: asked the school"));
    }

    @Test
    void a_decision_can_be_undone_by_its_number_after_the_duplicate_has_closed() {
        Keyboard keyboard = keyboard();
        keyboard.type("decide", "duplicate=" + duplicate, "ignore", "--json");
        sql.sql("update issue set closed_run = 1").update();

        assertThat(keyboard.type("decide", "duplicate=" + duplicate, "same")).isEqualTo(4);
        assertThat(keyboard.err()).contains("duplicate " + duplicate + " is closed: run 1 has found");
        assertThat(keyboard.type("duplicates", "district=lakeside")).isZero();
        assertThat(keyboard.out()).contains("There is no such duplicate.");
        assertThat(keyboard.type("decide", "decision=1", "undo")).isZero();
        assertThat(keyboard.out()).contains("decision 1 is undone: IGNORE");
        assertThat(keyboard.type("decide", "decision=1", "undo")).isEqualTo(4);
    }

    @Test
    void what_is_not_there_is_told() {
        Keyboard keyboard = keyboard();

        assertThat(keyboard.type("duplicates", "district=atlantis")).isEqualTo(2);
        assertThat(keyboard.err()).contains("there is no district atlantis; known are lakeside");
        assertThat(keyboard.type("duplicates", "duplicate=99")).isEqualTo(2);
        assertThat(keyboard.type("decide", "duplicate=99", "same")).isEqualTo(2);
        assertThat(keyboard.type("decide", "decision=99", "undo")).isEqualTo(2);
        assertThat(keyboard.err()).contains("there is no duplicate 99", "there is no decision 99");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duplicates",
                "duplicates district=lakeside entity=pupil",
                "duplicates district=lakeside duplicate=1",
                "duplicates district=lakeside entity=student --decisions",
                "decide",
                "decide duplicate=1",
                "decide duplicate=1 same ignore",
                "decide duplicate=x same",
                "decide decision=1 same",
                "decide duplicate=1 decision=1 undo",
                "decide duplicate=1 undo note=x",
                "decide duplicate=1 merge",
                "master-fields",
                "master-fields list",
                "master-fields generate connection=x",
                "master-fields generate connection=x entities=pupil",
                "master-fields generate connection=x entities=school",
                "master-fields generate connection=x entities=student mode=BOSS"
            })
    void what_makes_no_sense_opens_no_database(String line) {
        Keyboard keyboard = new Keyboard();

        assertThat(keyboard.type(line.split(" "))).isEqualTo(2);
        assertThat(keyboard.desk.open).isFalse();
    }
}
