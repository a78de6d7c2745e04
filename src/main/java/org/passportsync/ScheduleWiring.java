package org.passportsync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.passportsync.job.DailyKeeping;
import org.passportsync.job.Keeping;
import org.passportsync.job.Syncs;
import org.passportsync.job.Upkeep;
import org.passportsync.job.Workplace;
import org.passportsync.notice.Delivery;
import org.passportsync.run.Connections;
import org.passportsync.run.LivingConnections;
import org.passportsync.schedule.Clockwork;
import org.passportsync.schedule.Firing;
import org.passportsync.schedule.ScheduleSettings;
import org.passportsync.schedule.ScheduledLaunches;
import org.passportsync.schedule.Timetable;
import org.passportsync.watch.Ticking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What goes on by itself in a program that serves: schedules, the end of held runs, notices, and what is kept no longer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "passport.serving", havingValue = "true")
class ScheduleWiring {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean
    DailyKeeping dailyKeeping(Workplace place, Connections connections, PassportSettings settings) {
        return new DailyKeeping(place, connections, new Keeping(place, settings.resumeWithin()));
    }

    @Bean
    Sweep sweep(Upkeep upkeep, Delivery delivery, DailyKeeping keeping, ObjectProvider<Clockwork> clockwork) {
        List<Sweep.Look> looks = new ArrayList<>();
        looks.add(() -> {
            upkeep.look();
            return List.of();
        });
        clockwork.ifAvailable(work -> looks.add(() -> {
            work.renew();
            return List.of();
        }));
        looks.add(delivery::deliver);
        looks.add(() -> {
            keeping.look();
            return List.of();
        });
        return new Sweep(looks, PAUSE);
    }

    @Bean
    InTurn sweeping(Sweep sweep) {
        return new InTurn(InTurn.Turn.AROUND_SYNCS, sweep::start, sweep::stop);
    }

    /** Where schedules fire. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "passport.schedule.enabled", havingValue = "true", matchIfMissing = true)
    @EnableConfigurationProperties(ScheduleSettings.class)
    static class Firings {

        @Bean
        Clockwork clockwork(Syncs syncs, Workplace place, Connections connections, ScheduleSettings settings) {
            Firing firing = new Firing(connections, new ScheduledLaunches(syncs, place), place.clock());
            Timetable timetable = new Timetable(new LivingConnections(place.database()), place.clock());
            return new Clockwork(place.source(), firing, timetable, settings, place.clock());
        }

        @Bean
        Ticking ticking(Clockwork clockwork) {
            return clockwork::ticks;
        }

        @Bean
        InTurn firing(Clockwork clockwork) {
            return new InTurn(InTurn.Turn.FIRING, clockwork::start, clockwork::pause);
        }

        @Bean
        InTurn threadsOfTheSchedule(Clockwork clockwork) {
            return new InTurn(InTurn.Turn.AROUND_SYNCS, () -> {}, clockwork::stop);
        }
    }
}
