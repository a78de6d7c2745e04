package org.passportsync.sources;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.roster.EntityType;

/**
 * Whose value counts, as decision 0049 has it, for one passport record.
 *
 * @param before the contributions as they were
 * @param after the contributions as they are
 * @param live what is live; empty where nothing is
 */
record OracleMerge(
        Rules rules, EntityType entity, List<Contribution> before, List<Contribution> after, Map<String, String> live) {

    /**
     * An attribute's value.
     *
     * @param value null: none
     * @param chosen several differed, and no rule said who is right
     */
    record Settled(@Nullable String value, boolean chosen) {

        static Settled clearly(@Nullable String value) {
            return new Settled(value, false);
        }
    }

    Settled settle(String attribute) {
        List<Contribution> masters = of(after, attribute, Mode.MASTER);
        if (!Contribution.said(masters, attribute).isEmpty()) {
            return agree(attribute, of(before, attribute, Mode.MASTER), masters);
        }
        boolean erases = rules.rules(entity, attribute, Mode.MASTER).stream().anyMatch(Master::blankErases);
        if (!masters.isEmpty() && erases) {
            return Settled.clearly(null);
        }
        if (!masters.isEmpty() && Contribution.said(after, attribute).isEmpty()) {
            return Settled.clearly(live.get(attribute));
        }
        List<Contribution> strong = of(after, attribute, Mode.DO_NOT_OVERRIDE);
        if (!Contribution.said(strong, attribute).isEmpty()) {
            return agree(attribute, of(before, attribute, Mode.DO_NOT_OVERRIDE), strong);
        }
        return agree(attribute, before, after);
    }

    /** Only those for whose connection such a rule stands. */
    private List<Contribution> of(List<Contribution> contributions, String attribute, Mode mode) {
        Set<String> named = rules.rules(entity, attribute, mode).stream()
                .map(Master::connection)
                .collect(Collectors.toSet());
        return contributions.stream()
                .filter(one -> named.contains(one.from().connection()))
                .toList();
    }

    private Settled agree(String attribute, List<Contribution> earlier, List<Contribution> now) {
        Set<String> said = Contribution.said(now, attribute);
        if (said.size() < 2) {
            return Settled.clearly(said.stream().findFirst().orElse(null));
        }
        String standing = live.get(attribute);
        if (standing != null && said.contains(standing)) {
            return new Settled(standing, true);
        }
        String followed = standing == null ? null : followed(attribute, standing, earlier, now);
        return new Settled(followed != null ? followed : firstByName(attribute, now), true);
    }

    /** The one other value that all say who said what is live and still say something; null: there is none. */
    private static @Nullable String followed(
            String attribute, String standing, List<Contribution> earlier, List<Contribution> now) {
        List<SourceId> sources = earlier.stream()
                .filter(one -> standing.equals(one.values().get(attribute)))
                .map(Contribution::from)
                .toList();
        List<Contribution> changed =
                now.stream().filter(one -> sources.contains(one.from())).toList();
        Set<String> values = Contribution.said(changed, attribute);
        return values.size() == 1 ? values.iterator().next() : null;
    }

    private static String firstByName(String attribute, List<Contribution> now) {
        return now.stream()
                .filter(one -> one.says(attribute))
                .min(Contribution.BY_NAME)
                .map(one -> Objects.requireNonNull(one.values().get(attribute)))
                .orElseThrow();
    }
}
