package org.passportsync.sis;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a source needs of its surroundings.
 *
 * @param secret the OAuth client secret in clear; never logged
 * @param clock tells when a token expires
 * @param jitter spreads retries
 * @param watcher is told of waiting and retrying
 */
public record SourceSettings(String secret, InstantSource clock, RandomGenerator jitter, SourceWatcher watcher) {

    /** Keeps the secret out of whatever prints the settings. */
    @Override
    public String toString() {
        return "SourceSettings[secret=***]";
    }
}
