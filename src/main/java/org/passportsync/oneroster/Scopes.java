package org.passportsync.oneroster;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.connection.Delivery;

/** The OAuth scopes that a token is asked for; the fewest where the definition names none. */
final class Scopes {

    private static final String CORE = "roster-core.readonly";
    private static final String DEMOGRAPHICS = "roster-demographics.readonly";

    private Scopes() {}

    /**
     * Full URIs with blanks between them; short names get the version of the service's path, else 1.2.
     *
     * @param unasked resources of which nothing is wanted: by default no scope is asked for them
     */
    static String of(Delivery delivery, Set<String> unasked) {
        String path = delivery.serviceUrl().getRawPath();
        String version = path != null && path.contains("/v1p1") ? "v1p1" : "v1p2";
        return (delivery.scopes().isEmpty() ? fewest(unasked) : delivery.scopes())
                .stream()
                        .map(scope -> scope.contains(":")
                                ? scope
                                : "https://purl.imsglobal.org/spec/or/" + version + "/scope/" + scope)
                        .collect(Collectors.joining(" "));
    }

    private static List<String> fewest(Set<String> unasked) {
        return unasked.contains("demographics") ? List.of(CORE) : List.of(CORE, DEMOGRAPHICS);
    }
}
