package org.passportsync.job;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.sis.Application;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceSettings;
import org.passportsync.sis.SourceWatcher;

/** Opens sources for connections. */
final class Sources {

    private Sources() {}

    static Application application(ConnectionDefinition definition) {
        return Application.named(definition.application())
                .orElseThrow(() -> new IllegalStateException("no application is named " + definition.application()));
    }

    static Source open(ConnectionDefinition definition, String secret, InstantSource clock, SourceWatcher watcher) {
        SourceSettings settings = new SourceSettings(
                secret, definition.nativeApi(), clock, RandomGenerator.of("L64X128MixRandom"), watcher);
        return application(definition).open(definition.delivery(), settings);
    }
}
