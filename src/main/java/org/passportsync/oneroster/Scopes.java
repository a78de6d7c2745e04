package org.passportsync.oneroster;

import java.util.List;
import java.util.stream.Collectors;
import org.passportsync.connection.Delivery;

/** The OAuth scopes that a token is asked for; the fewest where the definition names none. */
final class Scopes {

    private static final List<String> FEWEST = List.of("roster-core.readonly", "roster-demographics.readonly");

    private Scopes() {}

    /** Full URIs with blanks between them; short names get the version of the service's path, else 1.2. */
    static String of(Delivery delivery) {
        String path = delivery.serviceUrl().getRawPath();
        String version = path != null && path.contains("/v1p1") ? "v1p1" : "v1p2";
        return (delivery.scopes().isEmpty() ? FEWEST : delivery.scopes())
                .stream()
                        .map(scope -> scope.contains(":")
                                ? scope
                                : "https://purl.imsglobal.org/spec/or/" + version + "/scope/" + scope)
                        .collect(Collectors.joining(" "));
    }
}
