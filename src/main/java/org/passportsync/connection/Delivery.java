package org.passportsync.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the SIS. What concerns a server means nothing where files are read, see {@link Csv}.
 *
 * @param tokenUrl null: derived from the service URL
 * @param secret null: the connection waits for its secret
 * @param scopes short names or full URIs; empty: the application's fewest
 * @param pageSize rows asked for at once
 * @param accessRecord Qmlativ's integration access record; null where the definition names none
 */
public record Delivery(
        URI serviceUrl,
        @Nullable URI tokenUrl,
        String clientId,
        @Nullable SecretReference secret,
        List<String> scopes,
        int pageSize,
        int maxConcurrentRequests,
        Duration requestTimeout,
        @Nullable AccessRecord accessRecord) {

    public static final int DEFAULT_PAGE_SIZE = 5_000;
    public static final int DEFAULT_CONCURRENT_REQUESTS = 4;
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(300);
}
