package org.passportsync.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What pages have and the interface for programs has not. */
@Configuration(proxyBeanMethods = false)
class PagesWiring implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageFrame()).excludePathPatterns("/api/**", "/v3/**", "/actuator/**", "/assets/**");
    }
}
