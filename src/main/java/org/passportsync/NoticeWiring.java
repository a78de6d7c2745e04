package org.passportsync;

import java.time.Duration;
import org.passportsync.command.Pasteable;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Syncs;
import org.passportsync.job.Upkeep;
import org.passportsync.job.Workplace;
import org.passportsync.notice.Delivery;
import org.passportsync.notice.NoticeSettings;
import org.passportsync.notice.Pointers;
import org.passportsync.notice.PostOffice;
import org.passportsync.run.Connections;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends notices: beside everything else where the program serves, else right after a run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeWiring {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Delivery delivery(
            NoticeSettings settings,
            PassportSettings program,
            ObjectProvider<JavaMailSender> mails,
            Environment environment,
            Workplace place,
            Connections connections) {
        Pointers pointers =
                new Pointers(Pasteable.ofThisProcess()::command, environment.getProperty("passport.console-url"));
        return new PostOffice(settings, mails::getIfAvailable, pointers, PATIENCE, program.plainHttpHosts())
                .delivery(place.database(), connections, place.clock());
    }

    @Bean
    Upkeep upkeep(Workplace place, Connections connections) {
        return new Upkeep(place, connections);
    }

    /** Who doesn't serve sends what its run has caused, before it ends. */
    @Bean
    @ConditionalOnProperty(name = "passport.serving", havingValue = "false", matchIfMissing = true)
    AfterRuns afterRuns(Syncs syncs, Delivery delivery) {
        AfterRuns after = new AfterRuns(delivery);
        syncs.afterwards(after::deliver);
        return after;
    }

    /** Sends what is due once a run has come to rest. */
    record AfterRuns(Delivery delivery) {

        void deliver(RunWatcher watcher) {
            try {
                delivery.deliver()
                        .forEach(failure -> watcher.remark(
                                failure + ". It is tried again after the next sync, or by the program that serves"));
            } catch (DataAccessException gone) {
                watcher.remark("the database is gone, so notices wait; they are sent after the next sync");
            }
        }
    }
}
