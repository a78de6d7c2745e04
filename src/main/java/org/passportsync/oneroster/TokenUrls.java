package org.passportsync.oneroster;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.passportsync.connection.Delivery;
import org.passportsync.wire.Addresses;

/** Where tokens may be handed out: where the definition says, else in the usual places. */
final class TokenUrls {

    private TokenUrls() {}

    static List<URI> of(Delivery delivery) {
        URI given = delivery.tokenUrl();
        if (given != null) {
            return List.of(given);
        }
        URI service = delivery.serviceUrl();
        URI origin = Addresses.origin(service);
        URI home = BasePaths.home(service);
        return Stream.of(
                        Addresses.under(origin, "/oauth/token"),
                        Addresses.under(home, "/oauth/token"),
                        Addresses.under(home, "/token"),
                        Addresses.under(service, "/token"),
                        Addresses.under(origin, "/token"))
                .distinct()
                .toList();
    }
}
