package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What holds of the model after every run, whatever happened: thousands of stories. */
class ModelledStoriesTest {

    private static final int STORIES = Integer.getInteger("sources.modelled", 2_000);

    @Test
    void nobody_is_twice_in_the_hub_and_no_value_comes_from_nowhere() {
        for (int seed = 0; seed < STORIES; seed++) {
            Story story = StoryMaker.of(seed, 30);
            if (!faults(story).isEmpty()) {
                assertThat(new Shrinking(ModelledStoriesTest::faults, 2_000).shortest(story))
                        .as("the shortest story of seed %s that fails", seed)
                        .isEmpty();
            }
        }
    }

    private static List<String> faults(Story story) {
        ModelHub model = new ModelHub();
        List<String> faults = new ArrayList<>();
        for (Step step : story.steps()) {
            model.take(step);
            if (step instanceof Step.Synced) {
                model.shown().forEach(one -> judge(one, model, story, faults));
            }
        }
        return faults;
    }

    private static void judge(Shown one, ModelHub model, Story story, List<String> faults) {
        if (one.contributors().stream().noneMatch(from -> from.sisId().equals(one.sisId()))) {
            faults.add("nobody has the SIS ID of " + one);
        }
        long connections =
                one.contributors().stream().map(SourceId::connection).distinct().count();
        if (connections < one.contributors().size() && neverDecided(story)) {
            faults.add("two of one connection are one: " + one);
        }
        for (Map.Entry<String, String> value : one.document().entrySet()) {
            String attribute = value.getKey();
            if (!attribute.equals("schools")
                    && neverMastered(attribute, story)
                    && !said(attribute, one, model).contains(value.getValue())) {
                faults.add("nobody says the value of " + attribute + " of " + one);
            }
        }
    }

    private static boolean neverDecided(Story story) {
        return story.steps().stream().noneMatch(Step.Decided.class::isInstance);
    }

    /** A master's blank may leave what nobody says any more. */
    private static boolean neverMastered(String attribute, Story story) {
        return story.steps().stream()
                .noneMatch(step -> step instanceof Step.Ruled(var rules)
                        && rules.masters().stream()
                                .anyMatch(rule -> rule.attribute().equals(attribute)));
    }

    private static List<String> said(String attribute, Shown one, ModelHub model) {
        return model.oracle().sources().stream()
                .filter(source -> one.contributors().contains(source.id()))
                .map(source -> source.good().get(attribute))
                .filter(Objects::nonNull)
                .toList();
    }
}
