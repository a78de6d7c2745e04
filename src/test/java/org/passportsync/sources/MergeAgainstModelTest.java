package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.change.Contributor;
import org.passportsync.change.Masters;
import org.passportsync.change.Merge;
import org.passportsync.connection.MasterField;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.PerEntity;
import org.passportsync.roster.EntityType;

/** One attribute of one passport record, settled by the engine and by the model: thousands of cases. */
class MergeAgainstModelTest {

    private static final int CASES = Integer.getInteger("sources.merges", 50_000);
    private static final List<String> CONNECTIONS = List.of("alder", "birch", "cedar");

    /** Everything that a value depends on; one run is that of the first connection, the others say what they said. */
    private record Case(List<Master> rules, List<Contributor> all, Map<String, String> live) {

        static Case of(Random random) {
            List<Master> rules = new ArrayList<>();
            List<Contributor> all = new ArrayList<>();
            String running = CONNECTIONS.get(random.nextInt(3));
            int mastered = random.nextInt(5);
            for (String connection : CONNECTIONS) {
                if (mastered == CONNECTIONS.indexOf(connection)) {
                    rules.add(new Master(STUDENT, "phone", connection, Mode.MASTER, random.nextBoolean()));
                } else if (random.nextInt(4) == 0) {
                    rules.add(Master.notOverridden(STUDENT, "phone", connection));
                }
                Map<String, String> before = said(random);
                Map<String, String> after = connection.equals(running) ? said(random) : before;
                if (before != null || after != null) {
                    all.add(new Contributor(connection, "1", before, after));
                }
                if (connection.equals(running) && random.nextInt(4) == 0) {
                    all.add(new Contributor(connection, "2", said(random), Map.of("phone", "9")));
                }
            }
            Map<String, String> live = said(random);
            return new Case(rules, all, live == null ? Map.of() : live);
        }

        private static @Nullable Map<String, String> said(Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> null;
                case 1 -> Map.of();
                default -> Map.of("phone", String.valueOf(random.nextInt(3)));
            };
        }

        OracleMerge.Settled byModel() {
            return new OracleMerge(
                            new Rules(List.of(), rules),
                            STUDENT,
                            all.stream()
                                    .filter(one -> one.before() != null)
                                    .map(one -> contribution(one, one.before()))
                                    .toList(),
                            all.stream()
                                    .filter(one -> one.after() != null)
                                    .map(one -> contribution(one, one.after()))
                                    .toList(),
                            live)
                    .settle("phone");
        }

        private static Contribution contribution(Contributor one, @Nullable Map<String, String> values) {
            return new Contribution(
                    new SourceId(one.connection(), STUDENT, one.sisId()), values == null ? Map.of() : values);
        }

        OracleMerge.Settled byEngine() {
            List<MasterField> fields = rules.stream()
                    .map(rule -> new MasterField(rule.attribute(), rule.connection(), rule.mode(), rule.blankErases()))
                    .toList();
            Merge.Merged merged =
                    new Merge(STUDENT, new Masters(new PerEntity<>(Map.of(STUDENT, fields)))).of(live, all, Map.of());
            return new OracleMerge.Settled(
                    merged.values().get("phone"), !merged.disagreements().isEmpty());
        }
    }

    @Test
    void the_engine_settles_an_attribute_as_the_model_does() {
        Random random = new Random(49);
        for (int one = 0; one < CASES; one++) {
            Case settled = Case.of(random);
            assertThat(settled.byEngine()).as("%s", settled).isEqualTo(settled.byModel());
        }
    }

    @Test
    void who_teaches_by_what_any_connection_says_teaches() {
        for (List<String> said : List.of(List.of("true", "false"), List.of("false", "true"))) {
            assertThat(merged(STAFF, "teaching", said.get(0), said.get(1))).isEqualTo("true");
        }
        assertThat(merged(STAFF, "teaching", "false", "false")).isEqualTo("false");
    }

    @Test
    void lists_of_references_that_lead_nowhere_any_more_are_empty_and_not_blank() {
        assertThat(merged(CONTACT, "relationships", "[{\"student\": \"1\"}]")).isEqualTo("[]");
        assertThat(merged(CONTACT, "relationships")).isNull();
    }

    private static @Nullable String merged(EntityType entity, String attribute, String... said) {
        List<Contributor> all = new ArrayList<>();
        for (int number = 0; number < said.length; number++) {
            all.add(new Contributor(CONNECTIONS.get(number), "1", null, Map.of(attribute, said[number])));
        }
        return new Merge(entity, Masters.NONE)
                .of(Map.of(), all, Map.of())
                .values()
                .get(attribute);
    }
}
