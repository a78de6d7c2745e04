package org.passportsync.connection;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told of holds, failures, connectivity problems and expiring credentials. */
public record Notices(List<String> email, @Nullable URI webhook) {

    public static final Notices NOBODY = new Notices(List.of(), null);

    public Notices {
        email = List.copyOf(email);
    }
}
