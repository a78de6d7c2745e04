package org.passportsync.job;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Csv;
import org.passportsync.connection.CsvFolders;
import org.passportsync.sis.Application;
import org.passportsync.sis.Gate;
import org.passportsync.sis.NarrowGate;
import org.passportsync.sis.Resource;
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

    /** What is given to a source beside its definition. */
    record Means(String secret, CsvFolders folders, Gate gate, InstantSource clock, SourceWatcher watcher) {

        /** For a source that is one of several which read for one connection: all that it sends is of its share. */
        Means within(Allowance share) {
            return new Means(secret, folders, new NarrowGate(gate, share::another), clock, watcher);
        }
    }

    static Source open(ConnectionDefinition definition, Means means) {
        Csv csv = definition.csv();
        SourceSettings settings = new SourceSettings(
                        means.secret(),
                        definition.nativeApi(),
                        means.clock(),
                        RandomGenerator.of("L64X128MixRandom"),
                        means.watcher())
                .behind(means.gate())
                .without(Unasked.of(definition).stream().map(Resource::name).collect(Collectors.toSet()));
        return application(definition)
                .open(
                        definition.delivery(),
                        csv == null
                                ? settings
                                : settings.reading(() -> means.folders().find(csv)));
    }
}
