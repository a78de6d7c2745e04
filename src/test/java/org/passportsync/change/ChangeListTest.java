package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Operation;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of a run, page by page, on a real database. */
class ChangeListTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = database.client();
    private final ChangeList list = new ChangeList(sql);
    private long run;

    @BeforeEach
    void two_runs() {
        sql.sql("insert into district (id, name) values ('lakeside', 'Lakeside')")
                .update();
        sql.sql("""
                insert into connection (name, district_id, application, state, revision)
                values ('lakeside', 'lakeside', 'skyward-oneroster', 'ACTIVE', 1)
                """).update();
        run = run();
        change(EntityType.STUDENT, "s:2", Operation.UPDATE, "101");
        change(EntityType.STUDENT, "s:1", Operation.DELETE, "101");
        change(EntityType.STUDENT, "s:10", Operation.DELETE, "205");
        change(EntityType.CLASS, "c1", Operation.CREATE, "205");
        change(EntityType.CONTACT, "k1", Operation.DELETE, null);
        long other = run;
        run = run();
        change(EntityType.STUDENT, "elsewhere", Operation.DELETE, "101");
        run = other;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void pages_hold_every_change_once_by_entity_and_sis_id() {
        List<String> all = new ArrayList<>();
        ChangeList.Cursor after = null;
        int pages = 0;
        do {
            ChangeList.Page page = list.page(run, ChangeList.Wanted.ALL, new ChangeList.Extent(after, 2));
            page.items().forEach(change -> all.add(change.sisId()));
            after = page.next() == null
                    ? null
                    : ChangeList.Cursor.read(page.next().text()).orElseThrow();
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(5).startsWith("c1").endsWith("k1").contains("s:1", "s:2", "s:10");
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void all_are_read_in_the_same_order_whatever_is_read_at_once() {
        List<ChangeList.Change> paged = list.page(run, ChangeList.Wanted.ALL, new ChangeList.Extent(null, 50))
                .items();

        for (ChangeList.Stride stride : List.of(
                new ChangeList.Stride(1, 1),
                new ChangeList.Stride(3, 2),
                new ChangeList.Stride(5, 5),
                new ChangeList.Stride(50, 2))) {
            List<ChangeList.Change> all = new ArrayList<>();
            list.walk(run, ChangeList.Wanted.ALL, stride, portion -> all.addAll(portion));

            assertThat(all).as("%s", stride).isEqualTo(paged);
        }
    }

    @Test
    void who_wants_no_more_is_given_no_more() {
        List<ChangeList.Change> some = new ArrayList<>();
        list.walk(run, ChangeList.Wanted.ALL, new ChangeList.Stride(3, 1), portion -> {
            some.addAll(portion);
            return some.size() < 2;
        });

        assertThat(some).hasSize(2);
    }

    @Test
    void documents_are_not_sorted() {
        String plan = String.join(
                "\n",
                sql.sql("explain (verbose) " + Sql.named("change/list_changes").replaceAll("(?<!:):(?!:)\\w+", "null"))
                        .query(String.class)
                        .list());

        assertThat(plan).contains("Sort Key").doesNotContain("c.before").doesNotContain("c.after");
    }

    @Test
    void the_last_page_has_no_next_even_where_it_is_full() {
        assertThat(list.page(run, ChangeList.Wanted.ALL, new ChangeList.Extent(null, 5))
                        .next())
                .isNull();
    }

    @Test
    void changes_are_narrowed_by_entity_operation_school_and_cause() {
        assertThat(found(new ChangeList.Wanted(EntityType.STUDENT, Operation.DELETE, null, null)))
                .containsExactlyInAnyOrder("s:1", "s:10");
        assertThat(found(new ChangeList.Wanted(null, null, "205", null))).containsExactly("c1", "s:10");
        assertThat(found(new ChangeList.Wanted(null, null, null, Cause.DATE))).isEmpty();
    }

    @Test
    void a_change_shows_what_differs_and_hides_persons() {
        ChangeList.Change change = list.page(
                        run,
                        new ChangeList.Wanted(EntityType.STUDENT, Operation.UPDATE, null, null),
                        new ChangeList.Extent(null, 10))
                .items()
                .getFirst();

        assertThat(change.changedAttributes()).containsExactly("givenName", "grade");
        assertThat(change.before()).contains("\"***\"", "\"07\"").doesNotContain("Ada");
        assertThat(change.after()).contains("\"***\"", "\"08\"").doesNotContain("Adele");
    }

    @Test
    void a_foreign_cursor_is_not_read() {
        assertThat(ChangeList.Cursor.read("12")).isEmpty();
        assertThat(ChangeList.Cursor.read("no base64!")).isEmpty();
    }

    private List<String> found(ChangeList.Wanted wanted) {
        return list.page(run, wanted, new ChangeList.Extent(null, 50)).items().stream()
                .map(ChangeList.Change::sisId)
                .toList();
    }

    private long run() {
        return sql.sql("""
                        insert into run (connection_id, district_id, state, trigger, requested_by, connection_revision,
                                         district_revision, parameters, as_of, day, started_at)
                        select id, 'lakeside', 'COMMITTED', 'COMMAND_LINE', 'operator', 1, 1, '{}', '2026-09-14',
                               '2026-09-14', '2026-09-14T07:30Z'
                        from connection
                        returning id
                        """).query(Long.class).single();
    }

    private void change(
            EntityType entity, String sisId, Operation operation, @org.jspecify.annotations.Nullable String school) {
        sql.sql("""
                        insert into change (run_id, entity, sis_id, passport_id, operation, cause, school, before, after)
                        values (:run, :entity, :sisId, :id, :operation, 'SOURCE', :school, :before::jsonb, :after::jsonb)
                        """)
                .param("run", run)
                .param("entity", entity.code())
                .param("sisId", sisId)
                .param("id", UUID.nameUUIDFromBytes(sisId.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .param("operation", operation.name())
                .param("school", school)
                .param("before", operation == Operation.CREATE ? null : "{\"givenName\": \"Ada\", \"grade\": \"07\"}")
                .param("after", operation == Operation.DELETE ? null : "{\"givenName\": \"Adele\", \"grade\": \"08\"}")
                .update();
    }
}
