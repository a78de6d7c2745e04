package org.passportsync.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds what connections' definitions say of their district into one, or names every contradiction. */
public final class DistrictFolding {

    private DistrictFolding() {}

    /**
     * Folds definitions into a district. What a connection said before is replaced by what it says now, so a fact that
     * several definitions state is changed by giving all of them at once.
     *
     * @param existing null: the district is new
     * @param given definitions of connections of this one district, at least one
     */
    public static Folded fold(@Nullable DistrictDefinition existing, List<DistrictClaims> given) {
        DistrictFacts facts = given.getFirst().district();
        List<DistrictClaims> all = replace(existing, given);
        List<Folded.Contradiction> contradictions = new ArrayList<>();
        for (int later = 1; later < all.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                contradictions.addAll(new Disagreements(all.get(earlier), all.get(later)).all());
            }
        }
        DistrictDefinition folded =
                new DistrictDefinition(facts, all, existing == null ? Guards.NONE : existing.guards());
        contradictions.addAll(sharedWithoutConsent(folded));
        return contradictions.isEmpty() ? new Folded.Agreed(folded) : new Folded.Contradicted(contradictions);
    }

    private static List<DistrictClaims> replace(@Nullable DistrictDefinition existing, List<DistrictClaims> given) {
        Map<String, DistrictClaims> byConnection = new TreeMap<>();
        if (existing != null) {
            existing.claims().forEach(claim -> byConnection.put(claim.connection(), claim));
        }
        given.forEach(claim -> byConnection.put(claim.connection(), claim));
        return List.copyOf(byConnection.values());
    }

    /** With a single source, each connection owns its records outright, so there can be only one. */
    private static List<Folded.Contradiction> sharedWithoutConsent(DistrictDefinition district) {
        if (district.multipleSources() || district.claims().size() < 2) {
            return List.of();
        }
        List<String> names =
                district.claims().stream().map(DistrictClaims::inWords).toList();
        return List.of(new Folded.Contradiction(
                "advanced.multipleSources",
                "several connections would feed the records of "
                        + district.facts().id() + ", but multiple sources are off: "
                        + String.join(", ", names)
                        + "; write advanced.multipleSources: true in one of them, or retire all but one"));
    }
}
