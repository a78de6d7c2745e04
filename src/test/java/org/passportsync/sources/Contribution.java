package org.passportsync.sources;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What one source record says of a passport record: values by attribute, blanks left out. */
record Contribution(SourceId from, Map<String, String> values) {

    static final Comparator<Contribution> BY_NAME = Comparator.comparing(Contribution::from);

    boolean says(String attribute) {
        return values.containsKey(attribute);
    }

    static Set<String> said(List<Contribution> contributions, String attribute) {
        return contributions.stream()
                .map(one -> one.values.get(attribute))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
