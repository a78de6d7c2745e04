package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;

/**
 * Generated stories of two or three connections, by whole runs, against the model: {@code -Dsources.seed} and
 * {@code -Dsources.seeds} say where to begin and end, {@code -Dsources.length} how much happens.
 */
class GeneratedSourcesTest {

    private static final int LENGTH = Integer.getInteger("sources.length", 24);
    private static final int TRIES = Integer.getInteger("sources.tries", 60);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static TestDatabase database;
    private static House house;
    private static List<Served> servers;

    @BeforeAll
    static void enter(@TempDir Path folder) {
        database = TestDatabase.fresh();
        house = House.on(database, folder);
        servers = List.of(Served.under("first"), Served.under("second"), Served.under("third"));
    }

    @AfterAll
    static void leave() {
        house.close();
        servers.forEach(Served::close);
        database.close();
    }

    static IntStream seeds() {
        return IntStream.range(Integer.getInteger("sources.seed", 0), Integer.getInteger("sources.seeds", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_hub_is_what_the_model_says(int seed) {
        told(seed, StoryMaker.of(seed, LENGTH));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void a_connection_by_itself_knows_none_of_this(int seed) {
        told(seed, StoryMaker.of(seed, LENGTH).alone());
    }

    private static void told(int seed, Story story) {
        if (!differences(story).isEmpty()) {
            assertThat(new Shrinking(GeneratedSourcesTest::differences, TRIES).shortest(story))
                    .as("the shortest story of seed %s that fails", seed)
                    .isEmpty();
        }
    }

    private static List<String> differences(Story story) {
        return new Trial(story).differences(new EngineHub(house, servers, story.connections(), NEXT.incrementAndGet()));
    }
}
