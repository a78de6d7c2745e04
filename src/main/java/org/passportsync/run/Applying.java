package org.passportsync.run;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.connection.DistrictClaims;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.DistrictDocument;
import org.passportsync.connection.DistrictFolding;
import org.passportsync.connection.Folded;
import org.passportsync.connection.GivenSecret;
import org.passportsync.connection.Reading;
import org.passportsync.connection.ReadingRules;
import org.passportsync.connection.SecretReference;
import org.passportsync.connection.Vault;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Connections.Stored;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applies definitions once: reads all, folds their districts, and writes new revisions. Runs in one transaction. */
final class Applying {

    private final JdbcClient database;
    private final Vault vault;
    private final ReadingRules rules;
    private final OffsetDateTime at;
    private final String actor;
    private final Connections connections;
    private final List<String> problems = new ArrayList<>();

    Applying(Connections connections, Means means, String actor) {
        this.connections = connections;
        this.database = means.database();
        this.vault = means.vault();
        this.rules = means.rules();
        this.at = means.clock().instant().atOffset(ZoneOffset.UTC);
        this.actor = actor;
    }

    /** What applying works with. */
    record Means(JdbcClient database, Vault vault, InstantSource clock, ReadingRules rules) {}

    /** A definition that was read, with the secret that stood in it. */
    private record Given(
            String file,
            ConnectionDefinition definition,
            @Nullable GivenSecret secret) {}

    Applied apply(List<Connections.File> files) {
        database.sql(Sql.named("run/lock_definitions")).query((_, _) -> 0).list();
        List<Given> all = read(files);
        if (problems.isEmpty()) {
            all.forEach(this::check);
        }
        Map<String, DistrictDefinition> districts = problems.isEmpty() ? fold(all) : Map.of();
        if (!problems.isEmpty()) {
            return new Applied.Refused(problems);
        }
        districts.forEach(this::store);
        return new Applied.Done(all.stream().map(this::store).toList());
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
        String prefix = existing.definition().advanced().sisIdPrefix();
        if (existing.committed() && !prefix.equals(definition.advanced().sisIdPrefix())) {
            problems.add(given.file() + ": advanced.sisIdPrefix: the records of " + existing.name()
                    + " are in the hub under the prefix \"" + prefix + "\", so it can't become \""
                    + definition.advanced().sisIdPrefix() + "\"; put it back");
        }
    }

    private Map<String, DistrictDefinition> fold(List<Given> all) {
        Map<String, List<DistrictClaims>> claims = new LinkedHashMap<>();
        all.forEach(
                given -> claims.computeIfAbsent(given.definition().district().id(), _ -> new ArrayList<>())
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

    private void store(String id, DistrictDefinition district) {
        Optional<Connections.Numbered> latest = connections.latest(id);
        if (latest.map(one -> sameButFiles(one.district(), district)).orElse(false)) {
            return;
        }
        int number = latest.map(Connections.Numbered::number).orElse(0) + 1;
        database.sql(Sql.named("run/add_district"))
                .param("id", id)
                .param("name", district.facts().name())
                .param("key", number == 1 ? vault.newDataKey(id) : null)
                .update();
        database.sql(Sql.named("run/add_district_revision"))
                .param("id", id)
                .param("number", number)
                .param("definition", DistrictDocument.toJson(district))
                .param("source", "apply")
                .param("at", at)
                .param("by", actor)
                .update();
    }

    /** Under which names files were given changes nothing in a district. */
    private static boolean sameButFiles(DistrictDefinition one, DistrictDefinition other) {
        return withoutFiles(one).equals(withoutFiles(other));
    }

    private static DistrictDefinition withoutFiles(DistrictDefinition district) {
        List<DistrictClaims> claims = district.claims().stream()
                .map(claim -> new DistrictClaims(
                        claim.connection(),
                        "",
                        claim.district(),
                        claim.clientId(),
                        claim.multipleSources(),
                        claim.uniqueness(),
                        claim.masterFields()))
                .toList();
        return new DistrictDefinition(district.facts(), claims, district.guards());
    }

    private Change store(Given given) {
        ConnectionDefinition definition = given.definition();
        Stored existing = connections.find(definition.name()).orElse(null);
        State state = state(definition, existing);
        if (existing == null) {
            return add(given, state);
        }
        if (existing.definition().equals(definition) && given.secret() == null) {
            return new Change(definition.name(), existing.revision(), Change.Kind.UNCHANGED, existing.state());
        }
        int revision = existing.revision() + 1;
        database.sql(Sql.named("run/move_connection"))
                .param("id", existing.id())
                .param("revision", revision)
                .param("state", state.name())
                .param("secret", sealed(given))
                .update();
        addRevision(existing.id(), revision, given);
        return new Change(definition.name(), revision, Change.Kind.CHANGED, state);
    }

    private Change add(Given given, State state) {
        ConnectionDefinition definition = given.definition();
        int id = database.sql(Sql.named("run/add_connection"))
                .param("name", definition.name())
                .param("district", definition.district().id())
                .param("application", definition.application())
                .param("state", state.name())
                .param("secret", sealed(given))
                .param("at", at)
                .query((row, _) -> row.getInt("id"))
                .single();
        addRevision(id, 1, given);
        return new Change(definition.name(), 1, Change.Kind.NEW, state);
    }

    private void addRevision(int id, int number, Given given) {
        database.sql(Sql.named("run/add_connection_revision"))
                .param("id", id)
                .param("number", number)
                .param("definition", DefinitionWriter.toJson(given.definition()))
                .param("source", given.file())
                .param("at", at)
                .param("by", actor)
                .update();
        database.sql(Sql.named("run/add_audit"))
                .param("at", at)
                .param("actor", actor)
                .param("action", "APPLY")
                .param("subject", "connection " + given.definition().name())
                .param("detail", "revision " + number)
                .update();
    }

    /** The new secret sealed, or the one that is stored already; null where the definition uses none of them. */
    private byte @Nullable [] sealed(Given given) {
        String name = given.definition().name();
        if (given.secret() != null) {
            return vault.sealSecret(given.secret(), name);
        }
        boolean stored = given.definition().delivery().secret() instanceof SecretReference.Stored;
        return stored ? connections.secrets().sealed(name).orElse(null) : null;
    }

    private static State state(ConnectionDefinition definition, @Nullable Stored existing) {
        if (existing != null && (existing.state() == State.PAUSED || existing.state() == State.RETIRED)) {
            return existing.state();
        }
        return definition.delivery().secret() == null ? State.WAITING_FOR_SECRET : State.ACTIVE;
    }
}
