package org.passportsync.change;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which rules each entity is settled: those of now, or where the run leaves it, those that settled it last. */
final class RulesInForce {

    private final StandingRules now;
    private final Map<EntityType, Before> before = new EnumMap<>(EntityType.class);
    private final Map<EntityType, StandingRules> earlier = new EnumMap<>(EntityType.class);

    /** How an entity was settled last. */
    private record Before(UUID settledBy, boolean today) {}

    RulesInForce(JdbcClient database, RunFacts run, StandingRules now, Settlement.Left left) {
        this.now = now;
        database.sql(Sql.named("change/settled_before"))
                .param("connection", run.connectionId())
                .param("asOf", run.asOf())
                .query((row, _) -> before.put(
                        EntityType.byCode(row.getInt("entity")),
                        new Before(row.getObject("settled_by", UUID.class), row.getBoolean("today"))))
                .list();
        before.forEach((entity, settled) -> {
            if (left.entities().contains(entity) && !settled.settledBy().equals(fingerprint(now))) {
                earlier.put(entity, left.rules().apply(settled.settledBy()));
            }
        });
    }

    private static UUID fingerprint(StandingRules rules) {
        return rules.fingerprint().asUuid();
    }

    StandingRules of(EntityType entity) {
        return earlier.getOrDefault(entity, now);
    }

    /** Whether an entity was settled by other rules than those that settle it now. */
    boolean anew(EntityType entity) {
        return moved(entity) && !earlier.containsKey(entity);
    }

    /** The entities that are settled by other rules than before. */
    Set<EntityType> anew() {
        return before.keySet().stream().filter(this::anew).collect(Collectors.toSet());
    }

    /** Whether two entities are settled by the same rules. */
    boolean same(EntityType one, EntityType other) {
        return of(one).equals(of(other));
    }

    /** Whether an entity was settled by other rules than those of now. */
    private boolean moved(EntityType entity) {
        Before settled = before.get(entity);
        return settled != null && !settled.settledBy().equals(fingerprint(now));
    }

    /** Whether any entity was settled by other rules than those of now. */
    boolean anyMoved() {
        return before.keySet().stream().anyMatch(this::moved);
    }

    /** Whether all was settled by the same rules and the dates of today. */
    boolean asBefore() {
        return !before.isEmpty() && anew().isEmpty() && before.values().stream().allMatch(Before::today);
    }
}
