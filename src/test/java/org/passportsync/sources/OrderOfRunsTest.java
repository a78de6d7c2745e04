package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;

/** Where rules settle everything, the order of runs does not tell. */
class OrderOfRunsTest {

    private static final int MODELLED = Integer.getInteger("sources.orders.modelled", 2_000);
    private static final int RUN = Integer.getInteger("sources.orders", 4);

    @Test
    void the_order_of_runs_does_not_tell_in_the_model_where_rules_settle_everything() {
        List<Orders> settled = settled(MODELLED).toList();

        assertThat(settled).hasSizeGreaterThan(MODELLED / 100);
        assertThat(settled).allSatisfy(orders -> assertThat(orders.outcomes()).hasSize(1));
    }

    @Test
    void nor_does_it_in_the_engine(@TempDir Path folder) {
        AtomicInteger number = new AtomicInteger();
        try (TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder);
                Served first = Served.under("first");
                Served second = Served.under("second");
                Served third = Served.under("third")) {
            List<Served> servers = List.of(first, second, third);
            settled(MODELLED).filter(OrderOfRunsTest::matches).limit(RUN).forEach(orders -> {
                for (Story story : orders.all()) {
                    EngineHub hub = new EngineHub(house, servers, story.connections(), number.incrementAndGet());
                    story.steps().forEach(hub::take);
                    assertThat(Orders.inAnyOrder(hub.shown()))
                            .as("%s", story)
                            .isEqualTo(Orders.inAnyOrder(ModelHub.after(story).shown()));
                }
            });
        }
    }

    private static java.util.stream.Stream<Orders> settled(int stories) {
        return LongStream.range(0, stories)
                .mapToObj(seed -> new Orders(StoryMaker.standing(seed)))
                .filter(Orders::settledByRules);
    }

    /** Says whether anybody is one with anybody. */
    private static boolean matches(Orders orders) {
        return ModelHub.after(orders.all().getFirst()).shown().stream()
                .anyMatch(one -> one.contributors().size() > 1);
    }
}
