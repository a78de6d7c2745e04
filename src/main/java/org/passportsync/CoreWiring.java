package org.passportsync;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What commands and servers are both made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PassportSettings.class)
@Import({DatabaseWiring.class, SyncWiring.class, AccessWiring.class, NoticeWiring.class, ScheduleWiring.class})
class CoreWiring {}
