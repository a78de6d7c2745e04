package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.database.Work;

/** How records are recognised where many are, while the planner takes what is fresh for a row or two. */
class ManyLinkedTest {

    private static final int MANY = 2_000;

    /** So often may each be looked at; the square would be two thousand times. */
    private static final long LINEAR = 60 * MANY;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("run", "1"),
            Map.entry("day", "date '2026-09-14'"),
            Map.entry("connection", "1"),
            Map.entry("entity", "5::smallint"),
            Map.entry("domain", "2"),
            Map.entry("stays", "false"),
            Map.entry("others", "array[2]"),
            Map.entry("everything", "false"),
            Map.entry("judged", "false"),
            Map.entry("refers", "false"),
            Map.entry("domains", "'[[\"a\"], [\"b\"]]'"),
            Map.entry("identifiers", "array[1]"),
            Map.entry("why", "'email'"));

    private final TestDatabase database = TestDatabase.fresh();
    private Connection connection;
    private Work work;

    /** Another connection's people, known to the planner; this one's, of whom it knows nothing. */
    @BeforeEach
    void make() throws SQLException {
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        work = new Work(connection, VALUES);
        execute("select ensure_partitions(date '2026-09-14')");
        execute("""
                insert into district (id, name) values ('lakeside', 'Lakeside');
                insert into connection (name, district_id, application, state, revision)
                select 'c' || n, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1 from generate_series(1, 2) n""");
        known(2, "o", MANY);
        execute("analyze");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void what_an_earlier_domain_has_linked_is_not_looked_through_once_for_each_that_a_later_one_finds()
            throws SQLException {
        known(1, "k", MANY);
        staged("s", MANY * 2);
        keys();
        execute("""
                insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
                select 1, date '2026-09-14', 5, 's' || n, 'LINK', md5('o' || n)::uuid, 'stateId'
                from generate_series(1, %d) n""".formatted(MANY));

        assertThat(work.of("link/link_domain")).isLessThan(LINEAR);
    }

    /** A key is a hash of several values, for each domain; most of a district is not looked at in an ordinary day. */
    @Test
    void keys_are_made_for_those_that_are_looked_at_and_for_whoever_may_have_one_of_theirs() throws SQLException {
        staged("s", 10);
        execute("update source_record set document = '{\"b\": \"B1 \"}' where sis_id = 'o2000'");
        keys();

        assertThat(count("select count(*) from link_key where stands = 'LOOKED'"))
                .isEqualTo(10);
        assertThat(count("select count(distinct sis_id) from link_key where stands = 'OTHER'"))
                .as("those with b1 to b10, and one whose value is another after all")
                .isEqualTo(11);
        assertThat(count("select count(*) from link_key where stands = 'OTHER' and domain = 1"))
                .as("and of these the other keys, which may contradict")
                .isEqualTo(10);
    }

    @Test
    void who_else_has_a_passport_record_is_looked_up_for_each_that_may_be_the_same_under_a_new_sis_id()
            throws SQLException {
        known(1, "k", MANY);
        staged("k", MANY);
        execute("update staged_record set own = 'A'");
        staged("s", MANY);
        keys();

        assertThat(work.of("link/link_rekey")).isLessThan(LINEAR);
        assertThat(count("select count(*) from staged_link where outcome = 'REKEY'"))
                .isEqualTo(MANY);
    }

    @Test
    void who_has_a_passport_record_is_looked_up_for_each_that_comes_under_the_sis_id_of_another_connection()
            throws SQLException {
        known(1, "k", MANY);
        staged("o", MANY);
        keys();

        assertThat(work.of("link/link_sis_id")).isLessThan(LINEAR);
        assertThat(count("select count(*) from staged_link where why = 'SIS_ID'"))
                .isEqualTo(MANY);
    }

    @Test
    void so_it_is_for_each_that_comes_back() throws SQLException {
        known(1, "k", MANY);
        execute("update source_record set live = false where connection_id = 1");
        known(1, "l", MANY);
        staged("k", MANY);

        assertThat(work.of("link/make_look")).isLessThan(LINEAR);
    }

    @Test
    void who_goes_along_by_decision_is_looked_up_from_what_was_decided() throws SQLException {
        staged("o", MANY);
        keys();
        linked(9);
        execute("analyze staged_link, staged_record");
        linked(1);
        execute("""
                insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id, verdict, actor, at)
                values ('lakeside', 5, 1, 'o1', 1, 'o2', 'SAME', 'ada', '2026-09-14T08:00:00Z')""");

        assertThat(work.of("link/follow_same")).isLessThan(LINEAR);
        assertThat(count("select count(*) from staged_link where why = 'DECISION' and passport_id = md5('o2')::uuid"))
                .isEqualTo(1);
    }

    @Test
    void whose_edges_are_asked_for_their_keys_is_looked_up_for_each() throws SQLException {
        known(1, "k", MANY);
        execute("""
                insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
                values (1, 4, 'c', 'c', 'classes', 'K', true, md5('c')::uuid, md5('c')::uuid)""");
        execute("""
                insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id, document,
                                           student, class)
                select 1, 8, n || '-' || s, n || '-' || s, 'enrollments', 'K', true, md5(n || s)::uuid, md5(n || s)::uuid,
                       jsonb_build_object('role', s), 'k' || n, 'c'
                from generate_series(1, %d) n, unnest(array['student', 'aide']) s""".formatted(MANY));
        execute("""
                insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, passport_id, document, student, class,
                                           slice, page)
                select 1, day, 8, sis_id, raw_id, origin, own, hash, passport_id, document, student, class, 'enrollments', 3
                from source_record, (values (date '2026-09-14')) one (day) where entity = 8 and sis_id like '%-student'""");
        Work edges = work.with("entity", "8");
        for (String one : List.of(
                "make_look",
                "make_key",
                "make_named",
                "index_named",
                "index_key",
                "index_key_records",
                "analyze_key")) {
            execute(edges.text("link/" + one));
        }

        assertThat(edges.of("link/add_edge_keys")).isLessThan(LINEAR);
        assertThat(count("select count(*) from link_key where stands = 'LOOKED' and domain = 0"))
                .isEqualTo(MANY);
        assertThat(count("select count(*) from link_key where stands = 'STANDING' and domain = 0"))
                .as("the other edges of the same people")
                .isEqualTo(MANY);
    }

    /** Records that are live in the hub. */
    private void known(int of, String name, int many) throws SQLException {
        execute("""
                insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id, document)
                select %1$d, 5, '%2$s' || n, '%2$s' || n, 'users', 'K', true, md5('%2$s' || n)::uuid, md5('%2$s' || n)::uuid,
                       jsonb_build_object('a', 'a' || n, 'b', 'b' || n)
                from generate_series(1, %3$d) n""".formatted(of, name, many));
    }

    /** Records that were read, each with the second key of one that is known. */
    private void staged(String name, int many) throws SQLException {
        execute("""
                insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, hash, passport_id, document, slice, page)
                select 1, date '2026-09-14', 5, '%1$s' || n, '%1$s' || n, 'users', 'K', md5('%1$s' || n)::uuid,
                       md5('%1$s' || n)::uuid, jsonb_build_object('b', 'b' || n), 'users', 3
                from generate_series(1, %2$d) n""".formatted(name, many));
        execute("select analyze_day('staged_record', date '2026-09-14', 1)");
    }

    private void keys() throws SQLException {
        for (String one : List.of(
                "make_look", "make_key", "index_key", "index_key_records", "analyze_key", "let_yield", "make_unsure")) {
            execute(work.text("link/" + one));
        }
    }

    private long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private void linked(int run) throws SQLException {
        execute("""
                insert into staged_link (run_id, day, entity, sis_id, outcome, passport_id, why)
                select %d, date '2026-09-14', 5, 'o' || n, 'LINK', md5('o' || n)::uuid, 'SIS_ID'
                from generate_series(2, %d) n""".formatted(run, MANY));
    }
}
