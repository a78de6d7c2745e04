package org.passportsync.connection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.passportsync.roster.EntityType;

/**
 * What holds for all connections of a district: folded together from what their definitions say, without contradiction,
 * and from its guards.
 *
 * @param claims what each connection's definition says, sorted by connection
 */
public record DistrictDefinition(DistrictFacts facts, List<DistrictClaims> claims, Guards guards) {

    public DistrictDefinition {
        claims = claims.stream()
                .sorted(Comparator.comparing(DistrictClaims::connection))
                .toList();
    }

    /** Whether several connections may feed the same records; off unless one says so. */
    public boolean multipleSources() {
        return claims.stream().anyMatch(claim -> Boolean.TRUE.equals(claim.multipleSources()));
    }

    /** The domains of uniqueness, in priority order. */
    public PerEntity<UniquenessDomain> uniqueness() {
        return union(DistrictClaims::uniqueness);
    }

    public PerEntity<MasterField> masterFields() {
        return union(DistrictClaims::masterFields);
    }

    public DistrictDefinition withGuards(Guards changed) {
        return new DistrictDefinition(facts, claims, changed);
    }

    /** The district after a connection has been retired: what only that one said holds no longer. */
    public DistrictDefinition without(String connection) {
        return new DistrictDefinition(
                facts,
                claims.stream()
                        .filter(claim -> !claim.connection().equals(connection))
                        .toList(),
                guards);
    }

    /**
     * Whether another definition means the same for a run of a day: guards count as far as they hold on it, and under
     * which names files were given not at all.
     */
    public boolean sameOn(LocalDate day, DistrictDefinition other) {
        return guards.on(day).equals(other.guards.on(day))
                && withGuards(Guards.NONE)
                        .withoutFiles()
                        .equals(other.withGuards(Guards.NONE).withoutFiles());
    }

    /** The same, whatever the names of the files that said so. */
    public DistrictDefinition withoutFiles() {
        return new DistrictDefinition(
                facts, claims.stream().map(DistrictClaims::withoutFile).toList(), guards);
    }

    private <T> PerEntity<T> union(Function<DistrictClaims, PerEntity<T>> rules) {
        Map<EntityType, LinkedHashSet<T>> union = new EnumMap<>(EntityType.class);
        for (DistrictClaims claim : claims) {
            rules.apply(claim)
                    .rules()
                    .forEach((entity, list) -> union.computeIfAbsent(entity, key -> new LinkedHashSet<>())
                            .addAll(list));
        }
        Map<EntityType, List<T>> lists = new EnumMap<>(EntityType.class);
        union.forEach((entity, set) -> lists.put(entity, new ArrayList<>(set)));
        return new PerEntity<>(lists);
    }
}
