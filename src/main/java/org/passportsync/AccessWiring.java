package org.passportsync;

import java.security.SecureRandom;
import org.passportsync.access.Accounts;
import org.passportsync.access.Audit;
import org.passportsync.access.Districts;
import org.passportsync.access.Logins;
import org.passportsync.access.Passwords;
import org.passportsync.access.Tokens;
import org.passportsync.access.UserOrders;
import org.passportsync.access.Users;
import org.passportsync.job.Workplace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Users and what they may do. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {

    @Bean
    Passwords passwords() {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        return new Passwords() {
            @Override
            public String hash(String password) {
                return java.util.Objects.requireNonNull(encoder.encode(password));
            }

            @Override
            public boolean match(String password, String hash) {
                return encoder.matches(password, hash);
            }
        };
    }

    @Bean
    Audit audit(Workplace place) {
        return new Audit(place.database(), place.clock());
    }

    @Bean
    Users users(Workplace place) {
        return new Users(place.database(), place.clock());
    }

    @Bean
    Tokens tokens(Workplace place) {
        return new Tokens(place.database(), place.clock(), new SecureRandom());
    }

    /** Hashes once when it is made, which commands needn't wait for. */
    @Bean
    @Lazy
    Logins logins(Workplace place, Users users, Passwords passwords) {
        return new Logins(place.database(), place.clock(), users, passwords);
    }

    @Bean
    Accounts accounts(Users users, Passwords passwords, Audit audit) {
        return new Accounts(users, passwords, audit, new SecureRandom());
    }

    @Bean
    UserOrders userOrders(Accounts accounts, Tokens tokens, Workplace place) {
        return new UserOrders(
                accounts,
                tokens,
                new Districts(place.database()),
                place.clock(),
                new TransactionTemplate(place.transactions()));
    }
}
