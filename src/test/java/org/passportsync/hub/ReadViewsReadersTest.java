package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.springframework.dao.DataAccessException;

/** Who may read what. */
class ReadViewsReadersTest {

    private static final String ALL_VIEWS = """
            select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'hub' order by 1""";

    private ReadViewsHub hub;

    @BeforeEach
    void fill() {
        hub = new ReadViewsHub();
        for (String district : List.of(ReadViewsHub.LAKESIDE, ReadViewsHub.HILLTOP)) {
            fill(district);
        }
    }

    /** Gives a district one row in each view, named after the district where it has a name. */
    private void fill(String district) {
        for (EntityType entity : EntityType.values()) {
            if (entity != EntityType.CONTACT) {
                hub.live(district, entity, entity.key(), "{\"givenName\": \"" + district + "\"}");
            }
        }
        hub.live(district, EntityType.STAFF, "teacher", "{\"teaching\": true}");
        UUID student = hub.live(district, EntityType.STUDENT, "s1", "{}");
        hub.live(district, EntityType.CONTACT, "c1", "{\"relationships\": [{\"student\": \"" + student + "\"}]}");
        long run = hub.run(district, "COMMITTED", "1 hour");
        hub.change(run, EntityType.STUDENT, "s1", student, "CREATE");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void two_readers_see_the_districts_that_each_was_granted_in_every_view() {
        try (var lakeside = hub.reader("lakeside", ReadViewsHub.LAKESIDE);
                var both = hub.reader("both", ReadViewsHub.LAKESIDE, ReadViewsHub.HILLTOP)) {
            for (String view : views()) {
                String districts = "select distinct district from hub." + view + " order by 1";
                assertThat(lakeside.sql().sql(districts).query(String.class).list())
                        .as(view)
                        .containsExactly("lakeside");
                assertThat(both.sql().sql(districts).query(String.class).list())
                        .as(view)
                        .containsExactly("hilltop", "lakeside");
            }
        }
    }

    @Test
    void a_reader_without_a_grant_sees_nothing_and_the_owner_everything() {
        try (var nobody = hub.reader("nobody")) {
            for (String view : views()) {
                String districts = "select count(distinct district) from hub." + view;
                assertThat(nobody.sql().sql(districts).query(Long.class).single())
                        .as(view)
                        .isZero();
                assertThat(hub.jdbc().sql(districts).query(Long.class).single())
                        .as(view)
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void a_grant_that_is_taken_back_counts_at_once() {
        try (var reader = hub.reader("reader", ReadViewsHub.LAKESIDE)) {
            hub.jdbc().sql("delete from hub_grant").update();

            assertThat(reader.sql()
                            .sql("select count(*) from hub.student")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void a_readers_own_function_is_never_shown_another_districts_rows() {
        try (var reader = hub.reader("curious", ReadViewsHub.LAKESIDE)) {
            reader.sql().sql("create temp table seen (name text)").update();
            reader.sql().sql("""
                            create function pg_temp.peek(name text) returns boolean language plpgsql cost 0.0001 as $$
                            begin insert into seen values (name); return true; end $$""").update();

            reader.sql()
                    .sql("select count(*) from hub.student where pg_temp.peek(given_name)")
                    .query(Long.class)
                    .single();

            assertThat(reader.sql()
                            .sql("select distinct name from seen where name is not null")
                            .query(String.class)
                            .list())
                    .containsExactly("lakeside");
            reader.sql().sql("drop function pg_temp.peek(text)").update();
            reader.sql().sql("drop table seen").update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from passport_record",
                "select * from passport_record_student",
                "select * from source_record",
                "select * from record_history",
                "select * from change",
                "select * from connection",
                "select * from hub_grant",
                "select * from visible_district",
                "select * from entity_name",
                "insert into hub_grant select current_user, id from district",
                "update hub.student set sis_id = 'mine'",
                "delete from hub.teacher",
                "create table hub.mine (id int)"
            })
    void a_reader_may_do_nothing_but_select_from_the_views(String attempt) {
        try (var reader = hub.reader("reader", ReadViewsHub.LAKESIDE)) {
            assertThatThrownBy(() -> reader.sql().sql(attempt).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void the_public_may_not_even_look_into_the_schema() {
        assertThat(hub.jdbc().sql("""
                                select count(*) from pg_namespace n left join pg_class c on c.relnamespace = n.oid
                                cross join lateral (values (n.nspacl), (c.relacl)) rights (acl)
                                cross join lateral aclexplode(rights.acl) r
                                where n.nspname = 'hub' and r.grantee = 0""").query(Long.class).single()).isZero();
    }

    @Test
    void a_database_user_who_may_not_create_roles_is_told_so_and_goes_on() throws SQLException {
        String user = hub.roleNamed("plain");
        hub.jdbc().sql("create role \"" + user + "\"").update();
        try (Connection connection = hub.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role \"" + user + "\"");
            StringBuilder told = new StringBuilder();
            List<String> blocks = new ArrayList<>(blocksAboutTheRole("V5__read_views.sql"));
            blocks.addAll(blocksAboutTheRole("afterMigrate.sql"));
            for (String block : blocks) {
                statement.execute(block.replace("hub_reader", hub.roleNamed("missing")));
                told.append(warnings(statement));
            }
            assertThat(told.toString())
                    .contains(hub.roleNamed("missing") + " is missing and " + user + " may not create roles");
            statement.execute("reset role");
        }
        hub.jdbc().sql("drop role \"" + user + "\"").update();
    }

    @Test
    void readers_of_a_restored_database_read_again_once_programs_have_started_even_several_at_once() {
        hub.jdbc().sql("revoke all on schema hub from hub_reader").update();
        hub.jdbc().sql("revoke all on all tables in schema hub from hub_reader").update();
        try (var reader = hub.reader("restored", ReadViewsHub.LAKESIDE)) {
            String one = "select count(*) from hub.teacher";
            assertThatThrownBy(() -> reader.sql().sql(one).query(Long.class).single())
                    .hasStackTraceContaining("permission denied");

            List<CompletableFuture<?>> starts = new ArrayList<>();
            for (int program = 0; program < 4; program++) {
                starts.add(CompletableFuture.runAsync(() ->
                        Flyway.configure().dataSource(hub.dataSource()).load().migrate()));
            }
            starts.forEach(CompletableFuture::join);

            assertThat(reader.sql().sql(one).query(Long.class).single()).isEqualTo(1);
        }
    }

    private List<String> views() {
        return hub.texts(ALL_VIEWS);
    }

    private static List<String> blocksAboutTheRole(String script) {
        try (InputStream file = ReadViewsReadersTest.class.getResourceAsStream("/db/migration/" + script)) {
            String migration = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            List<String> blocks = Pattern.compile("do \\$\\$.*?\\$\\$;", Pattern.DOTALL)
                    .matcher(migration)
                    .results()
                    .map(MatchResult::group)
                    .filter(block -> block.contains("hub_reader"))
                    .toList();
            assertThat(blocks).hasSize(2);
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String warnings(Statement statement) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            all.append(warning.getMessage());
        }
        return all.toString();
    }
}
