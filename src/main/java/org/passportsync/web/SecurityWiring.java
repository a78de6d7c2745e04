package org.passportsync.web;

import jakarta.servlet.DispatcherType;
import org.passportsync.access.Audit;
import org.passportsync.access.Logins;
import org.passportsync.access.Tokens;
import org.passportsync.access.Users;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The logins before everything that is served. Programs log in at each request, by password or token; their cookies are
 * not looked at, and no order is taken from a page of another site, so nobody can be made to send one. People log in on a
 * page, and each order carries a token of that page.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    /** No script and no style but our own files, in nobody's frame. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none';" + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    AccountAuthentication accountAuthentication(Logins logins, Users users, Audit audit) {
        return new AccountAuthentication(logins, users, audit);
    }

    @Bean
    UnreadRequests unreadRequests(JsonMapper json) {
        return new UnreadRequests(json);
    }

    /** The last of such valves speaks first. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerRefusals(UnreadRequests unread) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(unread));
    }

    @Bean
    @Order(1)
    SecurityFilterChain forPrograms(HttpSecurity http, Tokens tokens, JsonMapper json) {
        ProblemWriter problems = new ProblemWriter(json);
        headers(http);
        return http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .access(new OfEveryDistrict())
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .addFilterBefore(new BearerTokens(tokens, problems), BasicAuthenticationFilter.class)
                .addFilterBefore(new ForeignPages(problems), BearerTokens.class)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain forPeople(HttpSecurity http, Users users, Audit audit) {
        WantedPage wanted = new WantedPage();
        headers(http);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/assets/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(new WelcomedLogin(audit, wanted))
                        .failureHandler(new FailedLogin())
                        .permitAll())
                .csrf(tokens -> tokens.csrfTokenRepository(new PageTokens()))
                .requestCache(cache -> cache.requestCache(wanted))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .addFilterAfter(new StillWelcome(users), BasicAuthenticationFilter.class)
                .build();
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    }
}
