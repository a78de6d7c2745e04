package org.passportsync;

import org.passportsync.command.DemoCalendar;
import org.passportsync.job.BackgroundSyncs;
import org.passportsync.job.Syncs;
import org.passportsync.run.Runs;
import org.passportsync.web.WebWiring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What only a server has: the pages, the REST interface, and runs that nobody waits for. */
@Configuration(proxyBeanMethods = false)
@Import({WebWiring.class, WatchWiring.class})
class ServingWiring {

    ServingWiring(Environment environment) {
        ServedAddress.check(environment);
    }

    @Bean
    BackgroundSyncs backgroundSyncs(Syncs syncs, Runs runs, PassportSettings settings) {
        return new BackgroundSyncs(syncs, runs, new DemoCalendar(settings.dataFolder())::dated);
    }
}
