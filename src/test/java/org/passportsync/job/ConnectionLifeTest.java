package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Holdings;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A connection waits for its secret, is active, paused and retired, and its access record comes to its end. */
class ConnectionLifeTest extends LivingConnection {

    @Test
    void without_a_secret_it_is_saved_and_waits_and_a_later_definition_with_the_secret_makes_it_active() {
        house.apply(definition().replaceAll("(?m)^ *clientSecret:.*\n", ""));

        assertThat(state()).isEqualTo(State.WAITING_FOR_SECRET);
        assertThat(refusal()).contains("lakeside waits for its secret", "add delivery.clientSecret");
        house.apply(definition());
        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(launched().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void it_becomes_active_by_itself_when_the_file_that_it_refers_to_appears() throws IOException {
        house.apply(definition().replaceAll("clientSecret:.*", "clientSecret: \"\\${file:late.secret}\""));

        assertThat(house.life.settle("lakeside")).contains(State.WAITING_FOR_SECRET);
        assertThat(refusal()).contains("late.secret");
        assertThat(state()).isEqualTo(State.WAITING_FOR_SECRET);

        Files.writeString(folder.resolve("late.secret"), skyward.clientSecret());
        assertThat(launched().state()).isEqualTo(RunState.COMMITTED);
        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void an_order_that_changes_nothing_says_the_state_that_it_is_in_by_now() throws IOException {
        house.apply(definition().replaceAll("clientSecret:.*", "clientSecret: \"\\${file:late.secret}\""));
        assertThat(house.life.settle("lakeside")).contains(State.WAITING_FOR_SECRET);
        assertThat(house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isEqualTo(
                        new Moved.Done("lakeside", State.WAITING_FOR_SECRET, "lakeside is WAITING_FOR_SECRET already"));

        Files.writeString(folder.resolve("late.secret"), skyward.clientSecret());
        assertThat(house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isEqualTo(new Moved.Done("lakeside", State.ACTIVE, "lakeside is ACTIVE: it syncs again"));
        assertThat(state()).isEqualTo(State.ACTIVE);

        Files.delete(folder.resolve("late.secret"));
        assertThat(house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isEqualTo(new Moved.Done(
                        "lakeside",
                        State.WAITING_FOR_SECRET,
                        "lakeside is WAITING_FOR_SECRET: it syncs once its secret is there"));
    }

    @Test
    void a_paused_connection_refuses_launches_and_restarts_until_it_is_resumed() {
        house.apply(definition());
        Run first = launched();
        district.school("205", "Washington Middle", "4800002");

        assertThat(house.life.order("lakeside", Order.PAUSE, House.OPERATOR))
                .isEqualTo(new Moved.Done(
                        "lakeside",
                        State.PAUSED,
                        "lakeside is PAUSED: no sync starts until it is resumed; what is in the hub stays"));
        assertThat(refusal()).contains("lakeside is PAUSED", "resume connection=lakeside");
        house.sql().sql("update run set state = 'FAILED'").update();
        assertThat(house.syncs.restart(first.id(), House.OPERATOR, RunWatcher.NONE))
                .isInstanceOfSatisfying(
                        Launched.Refused.class,
                        refused -> assertThat(refused.reason()).contains("is PAUSED"));
        house.sql().sql("update run set state = 'COMMITTED'").update();

        house.apply(definition().replace("bulkUpload: true", "bulkUpload: false"));
        assertThat(state()).as("a new revision does not resume it").isEqualTo(State.PAUSED);
        assertThat(house.life.order("lakeside", Order.PAUSE, House.OPERATOR))
                .isInstanceOfSatisfying(
                        Moved.Done.class, done -> assertThat(done.text()).contains("already"));
        house.life.order("lakeside", Order.RESUME, House.OPERATOR);
        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(audit()).containsExactly("operator: ACTIVE -> PAUSED: pause", "operator: PAUSED -> ACTIVE: resume");
    }

    @Test
    void a_retired_connection_keeps_its_records_and_history_and_runs_no_more() {
        house.apply(definition());
        launched();
        Run parked = launched("preview=true");

        assertThat(house.life.holdings("lakeside").orElseThrow())
                .containsEntry(EntityType.STUDENT, new Holdings.Held(3, 3))
                .containsEntry(EntityType.SCHOOL, new Holdings.Held(1, 1));
        assertThat(house.life.order("lakeside", Order.RETIRE, House.OPERATOR)).isInstanceOf(Moved.Done.class);

        assertThat(refusal()).contains("lakeside is RETIRED");
        assertThat(house.runs.get(parked.id()).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(count("hub.student")).isEqualTo(3);
        assertThat(count("hub.run")).isEqualTo(2);
        assertThat(house.life.order("lakeside", Order.PAUSE, House.OPERATOR)).isInstanceOf(Moved.Refused.class);
        house.life.order("lakeside", Order.RESUME, House.OPERATOR);
        assertThat(launched().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void a_retired_connections_key_is_free_for_another_and_then_it_can_not_come_back() {
        house.apply(definition());
        launched();
        house.life.order("lakeside", Order.RETIRE, House.OPERATOR);

        house.apply(definition().replace("connection: lakeside", "connection: lakeside-2"));

        assertThat(house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOfSatisfying(
                        Moved.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains(
                                        "lakeside can't come back",
                                        "delivery.clientId",
                                        "lakeside-2",
                                        "apply one of lakeside that agrees with the district"));
        assertThat(state()).isEqualTo(State.RETIRED);
    }

    @Test
    void a_retired_connection_takes_a_definition_that_agrees_with_its_district_and_comes_back_by_that() {
        String shared = definition().replace("advanced:", "advanced:\n  multipleSources: true");
        house.apply(shared + "uniqueness:\n  student: [ { attributes: [stateId] } ]\n");
        launched();
        house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        String numbers = "uniqueness:\n  student: [ { attributes: [studentNumber] } ]\n";
        house.apply(shared.replace("connection: lakeside", "connection: lakeside-2")
                        .replace("clientId: ", "clientId: other-")
                + numbers);
        assertThat(house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOfSatisfying(
                        Moved.Refused.class,
                        refused -> assertThat(refused.reason()).contains("uniqueness"));

        Connections.Applied applied =
                house.connections.apply(List.of(new Connections.File("lakeside.yaml", shared + numbers)), "steward");

        assertThat(applied)
                .isInstanceOfSatisfying(
                        Connections.Applied.Done.class,
                        done -> assertThat(done.changes()).singleElement().satisfies(change -> {
                            assertThat(change.state()).isEqualTo(State.RETIRED);
                            assertThat(change.warnings())
                                    .singleElement()
                                    .asString()
                                    .contains("lakeside stays RETIRED", "resume connection=lakeside");
                        }));
        assertThat(house.life.order("lakeside", Order.RESUME, House.OPERATOR)).isInstanceOf(Moved.Done.class);
        assertThat(launched().state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void a_connection_that_is_syncing_is_not_retired() {
        house.apply(definition());
        launched();
        house.sql().sql("update run set state = 'RUNNING'").update();
        house.sql()
                .sql("update lease set until = clock_timestamp() + interval '1 hour'")
                .update();

        assertThat(house.life.order("lakeside", Order.RETIRE, House.OPERATOR))
                .isInstanceOfSatisfying(
                        Moved.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("run 1 of lakeside is under way", "the command stop run=1"));
        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void a_run_whose_process_is_gone_keeps_nobody_from_retiring_a_paused_connection() {
        house.apply(definition());
        launched();
        Run parked = launched("preview=true");
        Run left = left();
        house.life.order("lakeside", Order.PAUSE, House.OPERATOR);

        assertThat(house.life.order("lakeside", Order.RETIRE, House.OPERATOR)).isInstanceOf(Moved.Done.class);

        assertThat(house.runs.get(left.id()).state()).isEqualTo(RunState.STOPPED);
        assertThat(house.runs.get(parked.id()).state()).isEqualTo(RunState.SUPERSEDED);
    }

    @Test
    void a_run_whose_process_is_gone_can_be_stopped_while_the_connection_is_paused() {
        house.apply(definition());
        launched();
        Run left = left();
        house.life.order("lakeside", Order.PAUSE, House.OPERATOR);

        assertThat(house.syncs.stop(left.id(), House.OPERATOR)).isInstanceOf(Decided.Done.class);

        assertThat(house.runs.get(left.id()).state()).isEqualTo(RunState.STOPPED);
    }

    /** A run that its process has left in the middle; the lease is over. */
    private Run left() {
        Run left = ((Launched.Ended) house.launch(At.failing("prove"), "entities=student")).run();
        house.sql()
                .sql("update run set state = 'RUNNING', finished_at = null where id = :run")
                .param("run", left.id())
                .update();
        return left;
    }

    private List<String> audit() {
        return house.sql()
                .sql("select actor || ': ' || detail from audit where action = 'STATE' order by id")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private int count(String what) {
        return house.sql()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }
}
