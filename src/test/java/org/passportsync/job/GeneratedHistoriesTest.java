package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * Students who come and go while they are read, over generated histories, against a plain model of the hub: a student who was
 * there throughout a reading is live after it, and nobody is deleted who was there at its end.
 */
class GeneratedHistoriesTest {

    private static final int SYNCS = 4;

    static IntStream seeds() {
        return IntStream.range(0, 24);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobody_is_lost_and_nobody_is_deleted_without_proof(int seed, @TempDir Path folder) {
        History history = new History(new Random(seed));
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(history.district));
                TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            house.apply(Definitions.lakeside(skyward)
                    .with("pageSize", String.valueOf(2 + history.random.nextInt(9)))
                    .advanced("holdThreshold: none")
                    .text());
            history.fault(skyward);
            for (int sync = 0; sync < SYNCS; sync++) {
                history.moveWhileRead(skyward);
                history.begin();
                Run run = settled(house, house.launch("new=true"));
                skyward.afterRequest(_ -> {});
                history.judge(run, live(house));
            }
            history.stand();
            Run run = settled(house, house.launch("new=true"));
            assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            assertThat(live(house)).isEqualTo(history.there());
        }
    }

    /** A run that was held, because a reading could not be proven or nobody was left, is approved: holds publish nothing. */
    private static Run settled(House house, Launched launched) {
        Run run = ((Launched.Ended) launched).run();
        if (run.state() != RunState.PARKED) {
            return run;
        }
        Launched approved =
                house.syncs.approve(run.id(), String.valueOf(run.digest()), null, House.OPERATOR, RunWatcher.NONE);
        return ((Launched.Ended) approved).run();
    }

    private static Set<String> live(House house) {
        return new TreeSet<>(house.sql()
                .sql("select sis_id from source_record where entity = 5 and live")
                .query((row, _) -> row.getString("sis_id"))
                .list());
    }

    /** The model: who is there, who was there all the time of a reading, who was there at any time of it. */
    private static final class History {

        final HandMadeDistrict district = new HandMadeDistrict();
        final Random random;
        private Set<String> throughout = Set.of();
        private Set<String> ever = Set.of();
        private Set<String> liveBefore = Set.of();

        History(Random random) {
            this.random = random;
            district.put(
                    Resource.ORGS,
                    "{\"sourcedId\":\"lincoln\",\"status\":\"active\",\"name\":\"Lincoln\",\"type\":\"school\"}");
            int students = 5 + random.nextInt(60);
            for (int one = 0; one < students; one++) {
                come();
            }
        }

        /** Half of the servers clamp pages or keep their totals to themselves. */
        void fault(SimulatedSkyward skyward) {
            switch (random.nextInt(4)) {
                case 0 -> skyward.faults("page-clamp=" + (2 + random.nextInt(4)));
                case 1 -> skyward.faults("no-totals");
                default -> skyward.faults();
            }
        }

        void moveWhileRead(SimulatedSkyward skyward) {
            int pace = 1 + random.nextInt(3);
            skyward.afterRequest(request -> {
                if (request.path().endsWith("/users") && random.nextInt(pace) == 0) {
                    move();
                }
            });
        }

        synchronized void begin() {
            throughout = new HashSet<>(there());
            ever = new HashSet<>(there());
        }

        private synchronized void move() {
            for (int moves = random.nextInt(4); moves > 0; moves--) {
                if (random.nextBoolean()) {
                    come();
                } else {
                    go();
                }
            }
        }

        private void come() {
            String id = "s-%03d".formatted(random.nextInt(200));
            district.put(Resource.USERS, """
                    {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                     "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"lincoln","type":"org"}}]}
                    """.formatted(id));
            ever = with(ever, id);
        }

        private void go() {
            List<String> there = district.ids(Resource.USERS);
            if (there.size() > 3) {
                String id = there.get(random.nextInt(there.size()));
                district.remove(Resource.USERS, id);
                Set<String> left = new HashSet<>(throughout);
                left.remove(id);
                throughout = left;
            }
        }

        void stand() {
            throughout = new HashSet<>(there());
        }

        Set<String> there() {
            return new TreeSet<>(district.ids(Resource.USERS));
        }

        synchronized void judge(Run run, Set<String> live) {
            assertThat(run.state()).as(run.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            assertThat(live).as("who was there throughout is live").containsAll(throughout);
            Set<String> possible = new HashSet<>(liveBefore);
            possible.addAll(ever);
            assertThat(possible).as("nobody is invented").containsAll(live);
            liveBefore = live;
        }

        private static Set<String> with(Set<String> before, String id) {
            Set<String> after = new HashSet<>(before);
            after.add(id);
            return after;
        }
    }
}
