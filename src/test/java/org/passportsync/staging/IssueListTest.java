package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Issues of a run, page by page, on a real database. */
class IssueListTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = database.client();
    private final IssueList list = new IssueList(sql);
    private Run first;
    private Run second;
    private Run parked;

    @BeforeEach
    void three_runs() {
        sql.sql("insert into district (id, name) values ('lakeside', 'Lakeside')")
                .update();
        sql.sql("""
                insert into connection (name, district_id, application, state, revision)
                values ('lakeside', 'lakeside', 'skyward-oneroster', 'ACTIVE', 1)
                """).update();
        sql.sql("select ensure_partitions('2026-09-14')").query((_, _) -> 0).list();
        first = run("COMMITTED", "2026-09-14T07:30Z");
        second = run("COMMITTED", "2026-09-15T07:30Z");
        parked = run("PARKED", null);
        open("solved", first.id(), second.id());
        open("old", first.id(), null);
        open("new", second.id(), null);
        for (int number = 0; number < 5; number++) {
            staged("staged " + number, number % 2 == 0 ? "ERROR" : "MALFORMED");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_committed_run_has_the_issues_that_were_open_after_it() {
        assertThat(messages(first, IssueList.Wanted.ALL)).containsExactly("solved", "old");
        assertThat(messages(second, IssueList.Wanted.ALL)).containsExactly("old", "new");
    }

    @Test
    void a_held_run_has_the_issues_that_it_found() {
        assertThat(messages(parked, IssueList.Wanted.ALL))
                .containsExactly("staged 0", "staged 1", "staged 2", "staged 3", "staged 4");
        assertThat(messages(parked, new IssueList.Wanted(null, IssueKind.MALFORMED)))
                .containsExactly("staged 1", "staged 3");
        assertThat(messages(parked, new IssueList.Wanted(EntityType.CLASS, null)))
                .isEmpty();
    }

    @Test
    void pages_hold_every_issue_once() {
        for (Run run : List.of(second, parked)) {
            List<String> all = new ArrayList<>();
            String after = null;
            do {
                IssueList.Page page = list.page(run, IssueList.Wanted.ALL, new IssueList.Extent(after, 1));
                page.items().forEach(found -> all.add(found.issue().message()));
                after = page.next();
                assertThat(after == null || IssueList.fits(run, after)).isTrue();
            } while (after != null);

            assertThat(all).isEqualTo(messages(run, IssueList.Wanted.ALL));
        }
    }

    @Test
    void an_issue_says_where_it_was_found() {
        IssueList.Found found = list.page(second, IssueList.Wanted.ALL, new IssueList.Extent(null, 1))
                .items()
                .getFirst();

        assertThat(found.openedRun()).isEqualTo(first.id());
        assertThat(found.issue().page()).isEqualTo("users#12");
        assertThat(found.issue().entity()).isEqualTo(EntityType.STUDENT);
    }

    @Test
    void a_place_in_another_list_does_not_fit() {
        assertThat(IssueList.fits(second, "(0,1)")).isFalse();
        assertThat(IssueList.fits(parked, "12")).isFalse();
        assertThat(IssueList.fits(second, "1; drop table issue")).isFalse();
    }

    private List<String> messages(Run run, IssueList.Wanted wanted) {
        return list.page(run, wanted, new IssueList.Extent(null, 50)).items().stream()
                .map(found -> found.issue().message())
                .toList();
    }

    private Run run(String state, @org.jspecify.annotations.Nullable String committed) {
        long id = sql.sql("""
                        insert into run (connection_id, district_id, state, trigger, requested_by, connection_revision,
                                         district_revision, parameters, as_of, day, started_at, committed_at)
                        select id, 'lakeside', :state, 'COMMAND_LINE', 'operator', 1, 1, '{}', '2026-09-14',
                               '2026-09-14', '2026-09-14T07:30Z', :committed::timestamptz
                        from connection
                        returning id
                        """)
                .param("state", state)
                .param("committed", committed)
                .query(Long.class)
                .single();
        return new Runs(sql, InstantSource.system()).get(id);
    }

    private void open(String message, long opened, @org.jspecify.annotations.Nullable Long closed) {
        sql.sql("""
                        insert into issue (connection_id, entity, sis_id, kind, stage, rule, message, slice, page,
                                           opened_run, closed_run)
                        select id, 5, 's1', 'ERROR', 'intake', 'email', :message, 'users', 12, :opened, :closed
                        from connection
                        """)
                .param("message", message)
                .param("opened", opened)
                .param("closed", closed)
                .update();
    }

    private void staged(String message, String kind) {
        sql.sql("""
                        insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, message)
                        values (:run, '2026-09-14', 5, 's1', :kind, 'intake', 'email', :message)
                        """)
                .param("run", parked.id())
                .param("kind", kind)
                .param("message", message)
                .update();
    }
}
