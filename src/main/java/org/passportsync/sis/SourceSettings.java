package org.passportsync.sis;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.passportsync.connection.CsvFolders;
import org.passportsync.connection.NativeApi;

/**
 * What a source needs of its surroundings.
 *
 * @param secret the OAuth client secret in clear; never logged
 * @param nativeApi how the native API is spoken; nothing to those that speak no other than a public protocol
 * @param folder looks for the folder that files arrive in; nothing to those that ask a server
 * @param clock tells when a token expires
 * @param jitter spreads retries
 * @param gate is passed by every request; bounds what hosts are asked at once
 * @param watcher is told of waiting and retrying
 * @param unasked resources of which nothing is wanted: not even a right to read them is asked for
 */
public record SourceSettings(
        String secret,
        NativeApi nativeApi,
        Supplier<CsvFolders.Answer> folder,
        InstantSource clock,
        RandomGenerator jitter,
        Gate gate,
        SourceWatcher watcher,
        Set<String> unasked) {

    private static final Supplier<CsvFolders.Answer> NONE =
            () -> new CsvFolders.Answer.Missing("the definition names no folder; write delivery.csv.folder");

    /** Of a source that asks a server, which nobody else in this process asks. */
    public SourceSettings(
            String secret, NativeApi nativeApi, InstantSource clock, RandomGenerator jitter, SourceWatcher watcher) {
        this(secret, nativeApi, NONE, clock, jitter, new Hosts(Hosts.USUAL), watcher, Set.of());
    }

    /** The same with a folder that files arrive in. */
    public SourceSettings reading(Supplier<CsvFolders.Answer> arrivals) {
        return new SourceSettings(secret, nativeApi, arrivals, clock, jitter, gate, watcher, unasked);
    }

    /** The same behind another gate: others of this process, or of others, may ask the same host. */
    public SourceSettings behind(Gate another) {
        return new SourceSettings(secret, nativeApi, folder, clock, jitter, another, watcher, unasked);
    }

    /** The same without some resources. */
    public SourceSettings without(Set<String> resources) {
        return new SourceSettings(secret, nativeApi, folder, clock, jitter, gate, watcher, Set.copyOf(resources));
    }

    /** Keeps the secret out of whatever prints the settings. */
    @Override
    public String toString() {
        return "SourceSettings[secret=***]";
    }
}
