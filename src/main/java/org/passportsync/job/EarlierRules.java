package org.passportsync.job;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passportsync.change.Settlement;
import org.passportsync.change.StandingRules;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.roster.EntityType;
import org.passportsync.run.DefinitionHistory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which rules the entities that a run does not read were settled: one of the connection's revisions says so. */
record EarlierRules(JdbcClient database, Underway run) {

    Settlement.Left left() {
        return new Settlement.Left(
                Arrays.stream(EntityType.values())
                        .filter(entity -> !run.wants(entity))
                        .collect(Collectors.toSet()),
                this::by);
    }

    private StandingRules by(UUID fingerprint) {
        DefinitionHistory history = new DefinitionHistory(database);
        int newest = run.run().connectionRevision();
        return IntStream.range(0, newest)
                .mapToObj(back -> history.at(run.facts().connectionId(), newest - back))
                .flatMap(this::rules)
                .filter(rules -> rules.fingerprint().asUuid().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> new Refusal("the entities that this run leaves out were settled by rules that no"
                        + " revision of " + run.facts().connection()
                        + " says any more, as after an upgrade; launch the sync once without entities"));
    }

    private Stream<StandingRules> rules(ConnectionDefinition definition) {
        return Arrays.stream(Settlement.BulkMode.values())
                .map(bulk -> new StandingRules(definition, bulk, run.settings().prefix()));
    }
}
