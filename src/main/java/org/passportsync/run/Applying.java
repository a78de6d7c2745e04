package org.passportsync.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.DistrictClaims;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.DistrictFolding;
import org.passportsync.connection.Folded;
import org.passportsync.connection.GivenSecret;
import org.passportsync.connection.Reading;
import org.passportsync.connection.ReadingRules;
import org.passportsync.connection.SecretReference;
import org.passportsync.connection.Vault;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Stored;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applies definitions once: reads all, folds their districts, and writes new revisions. Runs in one transaction. */
final class Applying {

    private final ReadingRules rules;
    private final Connections connections;
    private final Revisions revisions;
    private final List<String> problems = new ArrayList<>();

    Applying(Connections connections, Means means, Actor actor) {
        this.connections = connections;
        this.rules = means.rules();
        this.revisions = new Revisions(connections, means, actor);
    }

    /** What applying works with. */
    record Means(JdbcClient database, Vault vault, InstantSource clock, ReadingRules rules) {}

    /** A definition that was read, with the secret that stood in it. */
    record Given(
            String file,
            ConnectionDefinition definition,
            @Nullable GivenSecret secret) {}

    Applied apply(List<Connections.File> files) {
        revisions.lock();
        List<Given> all = read(files);
        if (problems.isEmpty()) {
            all.forEach(this::check);
        }
        Map<String, DistrictDefinition> districts = problems.isEmpty() ? fold(all) : Map.of();
        if (!problems.isEmpty()) {
            return new Applied.Refused(problems);
        }
        districts.forEach(revisions::store);
        return new Applied.Done(all.stream().map(revisions::store).toList());
    }

    private List<Given> read(List<Connections.File> files) {
        DefinitionReader reader = new DefinitionReader(rules);
        Map<String, Given> byName = new LinkedHashMap<>();
        for (Connections.File file : files) {
            switch (reader.read(file.text())) {
                case Reading.Refused refused ->
                    refused.problems().forEach(problem -> problems.add(problem.in(file.name())));
                case Reading.Accepted(ConnectionDefinition definition, GivenSecret secret) -> {
                    Given before = byName.put(definition.name(), new Given(file.name(), definition, secret));
                    if (before != null) {
                        problems.add("connection " + definition.name() + " stands in " + before.file() + " and in "
                                + file.name() + "; give it once");
                    }
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private void check(Given given) {
        ConnectionDefinition definition = given.definition();
        Optional<Stored> stored = connections.find(definition.name());
        stored.ifPresent(existing -> check(given, existing));
        boolean wantsStored = definition.delivery().secret() instanceof SecretReference.Stored;
        if (wantsStored
                && given.secret() == null
                && connections.secrets().sealed(definition.name()).isEmpty()) {
            problems.add(given.file() + ": delivery.clientSecret: no secret is stored for " + definition.name()
                    + "; write the secret itself, ${env:NAME} or ${file:/path}");
        }
    }

    private void check(Given given, Stored existing) {
        ConnectionDefinition definition = given.definition();
        if (!existing.district().equals(definition.district().id())) {
            problems.add(given.file() + ": district.id: connection " + existing.name() + " belongs to district "
                    + existing.district() + " and can't move to "
                    + definition.district().id()
                    + "; give the connection another name");
        }
        if (!existing.definition().application().equals(definition.application())) {
            problems.add(given.file() + ": application: connection " + existing.name() + " uses "
                    + existing.definition().application() + " and can't change to " + definition.application()
                    + "; give the connection another name");
        }
    }

    /** A retired connection says nothing of its district until it comes back. */
    private boolean speaks(Given given) {
        return connections
                .find(given.definition().name())
                .map(stored -> stored.state() != Connections.State.RETIRED)
                .orElse(true);
    }

    private Map<String, DistrictDefinition> fold(List<Given> all) {
        Map<String, List<DistrictClaims>> claims = new LinkedHashMap<>();
        all.stream()
                .filter(this::speaks)
                .forEach(given -> claims.computeIfAbsent(
                                given.definition().district().id(), _ -> new ArrayList<>())
                        .add(DistrictClaims.of(given.definition(), given.file())));
        Map<String, DistrictDefinition> folded = new LinkedHashMap<>();
        claims.forEach((district, given) -> {
            DistrictDefinition existing = connections
                    .latest(district)
                    .map(Connections.Numbered::district)
                    .orElse(null);
            switch (DistrictFolding.fold(existing, given)) {
                case Folded.Agreed(DistrictDefinition agreed) -> folded.put(district, agreed);
                case Folded.Contradicted(List<Folded.Contradiction> contradictions) ->
                    contradictions.forEach(one -> problems.add(one.path() + ": " + one.message()));
            }
        });
        return folded;
    }
}
