package org.passportsync.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.passportsync.connection.Folded.Contradiction;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.roster.EntityType;

/** Finds where the definitions of two connections of a district can't hold together. */
final class Disagreements {

    private final DistrictClaims left;
    private final DistrictClaims right;
    private final List<Contradiction> found = new ArrayList<>();

    Disagreements(DistrictClaims left, DistrictClaims right) {
        this.left = left;
        this.right = right;
    }

    List<Contradiction> all() {
        compare("district.name", claim -> claim.district().name());
        compare("district.timeZone", claim -> claim.district().timeZone().getId());
        if (left.multipleSources() != null && right.multipleSources() != null) {
            compare("advanced.multipleSources", claim -> String.valueOf(claim.multipleSources()));
        }
        if (!left.clientId().isEmpty() && left.clientId().equals(right.clientId())) {
            found.add(new Contradiction(
                    "delivery.clientId",
                    "the client id " + left.clientId() + " is used by " + left.inWords() + " and " + right.inWords()
                            + "; give each connection a key of its own"));
        }
        for (EntityType entity : EntityType.values()) {
            compareUniqueness(entity);
            compareMasters(entity);
        }
        return found;
    }

    private void compareUniqueness(EntityType entity) {
        if (!left.uniqueness().of(entity).isEmpty()
                && !right.uniqueness().of(entity).isEmpty()) {
            compare(
                    "uniqueness." + entity.key(),
                    claim -> claim.uniqueness().of(entity).stream()
                            .map(domain -> domain.attributes() + " " + domain.onClash())
                            .toList()
                            .toString());
        }
    }

    private void compareMasters(EntityType entity) {
        for (MasterField one : left.masterFields().of(entity)) {
            for (MasterField other : right.masterFields().of(entity)) {
                if (one.attribute().equals(other.attribute()) && contradict(one, other)) {
                    found.add(contradiction("masterFields." + entity.key(), inWords(one), inWords(other)));
                }
            }
        }
    }

    private static boolean contradict(MasterField one, MasterField other) {
        return one.connection().equals(other.connection())
                ? !one.equals(other)
                : one.mode() == Mode.MASTER && other.mode() == Mode.MASTER;
    }

    private static String inWords(MasterField rule) {
        return rule.attribute() + " from " + rule.connection() + " is " + rule.mode()
                + (rule.blankErases() ? " and blank erases" : "");
    }

    private void compare(String path, Function<DistrictClaims, String> fact) {
        if (!Objects.equals(fact.apply(left), fact.apply(right))) {
            found.add(contradiction(path, fact.apply(left), fact.apply(right)));
        }
    }

    private Contradiction contradiction(String path, String leftSays, String rightSays) {
        return new Contradiction(
                path,
                left.inWords() + " says " + leftSays + ", " + right.inWords() + " says " + rightSays
                        + "; this is a fact of the district: write the same in both, and apply them together");
    }
}
