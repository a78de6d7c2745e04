package org.passportsync.schedule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a program that serves runs schedules.
 *
 * @param enabled whether schedules fire in this program at all
 * @param threads how many scheduled syncs this program begins at once; further ones wait until one rests
 */
@ConfigurationProperties("passport.schedule")
public record ScheduleSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("32") int threads) {

    private static final int MOST = 64;

    public ScheduleSettings {
        if (threads < 1 || threads > MOST) {
            throw new IllegalArgumentException(
                    "passport.schedule.threads is " + threads + "; give a number from 1 to " + MOST);
        }
    }
}
