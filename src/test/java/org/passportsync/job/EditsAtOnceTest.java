package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Reach;
import org.passportsync.roster.EntityType;

/** Two people who edit at the same moment: who comes second is told what the first has done. */
class EditsAtOnceTest extends EditedHub {

    @Test
    void two_who_make_the_same_student_at_once_make_it_once() throws Exception {
        List<EditOutcome> outcomes = atOnce(making("h-1", " 300"), making("h-2", "300"));

        assertOneIsDone(outcomes, "studentNumber");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).hasSize(3);
    }

    @Test
    void two_who_take_the_same_sis_id_at_once_are_one() throws Exception {
        assertOneIsDone(atOnce(making("h-1", "300"), making("h-1", "400")), "sisId");
    }

    @Test
    void who_is_edited_to_be_what_is_made_at_that_moment_is_one_of_them() throws Exception {
        UUID made = created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        HubEdits.Target target = new HubEdits.Target(EntityType.STUDENT, made, new Reach.Everywhere(), Set.of());

        assertOneIsDone(
                atOnce(making("h-2", "400"), () -> edits.edit(target, "{\"studentNumber\": \"400\"}", House.OPERATOR)),
                "studentNumber");
    }

    private Callable<EditOutcome> making(String sisId, String number) {
        String attributes = "{\"familyName\": \"Made\", \"studentNumber\": \"%s\"}".formatted(number);
        return () ->
                edits.create(new HubEdits.Newcomer(EntityType.STUDENT, "lakeside", sisId, attributes), House.OPERATOR);
    }

    private static void assertOneIsDone(List<EditOutcome> outcomes, String what) {
        UUID done = outcomes.stream()
                .filter(EditOutcome.Done.class::isInstance)
                .map(one -> done(one).passportId())
                .reduce((_, _) -> {
                    throw new AssertionError("both are done: " + outcomes);
                })
                .orElseThrow();
        assertThat(outcomes)
                .contains(new EditOutcome.Obstacle("a student with this " + what + " is there already, as " + done
                        + "; edit that one, or write another " + what));
    }

    /** Both begin while somebody else commits, so neither has found anything when the other begins. */
    private List<EditOutcome> atOnce(Callable<EditOutcome> one, Callable<EditOutcome> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                Connection holder = sources.lakeside.database.dataSource().getConnection()) {
            holder.setAutoCommit(false);
            execute(holder, "select pg_advisory_xact_lock(hashtextextended('passport district lakeside', 0))");
            List<Future<EditOutcome>> both = List.of(threads.submit(one), threads.submit(other));
            ChildProcess.await("both wait for the district", () -> waiting() == 2);
            holder.commit();
            return List.of(
                    both.getFirst().get(20, TimeUnit.SECONDS), both.getLast().get(20, TimeUnit.SECONDS));
        }
    }

    private long waiting() {
        return sources.lakeside
                .sql()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Long.class)
                .single();
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
