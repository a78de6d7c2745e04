package org.passportsync.sis;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.passportsync.connection.NativeApi;

/**
 * What a source needs of its surroundings.
 *
 * @param secret the OAuth client secret in clear; never logged
 * @param nativeApi how the native API is spoken; nothing to those that speak no other than a public protocol
 * @param clock tells when a token expires
 * @param jitter spreads retries
 * @param watcher is told of waiting and retrying
 */
public record SourceSettings(
        String secret, NativeApi nativeApi, InstantSource clock, RandomGenerator jitter, SourceWatcher watcher) {

    /** Keeps the secret out of whatever prints the settings. */
    @Override
    public String toString() {
        return "SourceSettings[secret=***]";
    }
}
