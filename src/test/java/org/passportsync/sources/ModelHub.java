package org.passportsync.sources;

import java.util.List;

/** The model of a hub. */
final class ModelHub implements Hub {

    private final Rolls rolls = new Rolls();
    private final SeveralSourcesOracle oracle = new SeveralSourcesOracle();

    /** The model after a whole story. */
    static ModelHub after(Story story) {
        ModelHub model = new ModelHub();
        story.steps().forEach(model::take);
        return model;
    }

    @Override
    public void take(Step step) {
        switch (step) {
            case Step.Row(var id, var values) -> rolls.put(id, values);
            case Step.Leaves(var id) -> rolls.remove(id);
            case Step.Ruled(var rules) -> oracle.rules(rules);
            case Step.Decided(var verdict) -> oracle.decide(verdict);
            case Step.Undone(var verdict) -> oracle.undo(verdict);
            case Step.Synced(var connection) -> oracle.sync(connection, rolls.of(connection));
        }
    }

    @Override
    public List<Shown> shown() {
        return oracle.passports().stream()
                .map(one -> new Shown(
                        String.valueOf(one.id()),
                        one.entity(),
                        oracle.contributors(one.id()),
                        one.sisId(),
                        one.document()))
                .toList();
    }

    SeveralSourcesOracle oracle() {
        return oracle;
    }

    /** Says whether something was chosen or left to people that no rule settles, so that the order of runs may tell. */
    boolean open() {
        return oracle.leftOver()
                || oracle.passports().stream().anyMatch(one -> !one.chosen().isEmpty());
    }

    /** Says whether somebody matches others only through a third one, or several that don't match each other. */
    boolean chained() {
        return oracle.chained();
    }
}
