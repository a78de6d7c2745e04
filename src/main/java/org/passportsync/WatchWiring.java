package org.passportsync;

import io.micrometer.core.instrument.MeterRegistry;
import org.passportsync.job.Workplace;
import org.passportsync.watch.FreshFigures;
import org.passportsync.watch.LeaseHealth;
import org.passportsync.watch.ScheduleHealth;
import org.passportsync.watch.ScrapedFigures;
import org.passportsync.watch.Ticking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What those see who watch a program that serves. */
@Configuration(proxyBeanMethods = false)
class WatchWiring {

    @Bean
    @DependsOnDatabaseInitialization
    ScrapedFigures scrapedFigures(Workplace place, MeterRegistry registry) {
        return new ScrapedFigures(place.database(), place.clock(), registry);
    }

    @Bean
    FilterRegistrationBean<FreshFigures> freshFigures(ScrapedFigures figures) {
        FilterRegistrationBean<FreshFigures> filter = new FilterRegistrationBean<>(new FreshFigures(figures));
        filter.addUrlPatterns(FreshFigures.PATH);
        return filter;
    }

    @Bean
    LeaseHealth leaseHealthIndicator(Workplace place) {
        return new LeaseHealth(place.database(), place.clock());
    }

    /** Without a schedule in this process there is nothing to worry about. */
    @Bean
    HealthIndicator scheduleHealthIndicator(ObjectProvider<Ticking> schedule) {
        Ticking ticking = schedule.getIfAvailable();
        return ticking == null
                ? () -> Health.up().withDetail("fires", "not in this process").build()
                : new ScheduleHealth(ticking);
    }
}
