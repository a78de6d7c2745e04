package org.passportsync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Passport Sync. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PassportSync {

    /** Runs the command named by the arguments. */
    public static void main(String[] arguments) {
        SpringApplication.run(PassportSync.class, arguments);
    }
}
