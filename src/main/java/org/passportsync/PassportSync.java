package org.passportsync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Passport Sync. */
@SpringBootApplication
public class PassportSync {

    /** Runs the command named by the arguments. */
    public static void main(String[] arguments) {
        SpringApplication.run(PassportSync.class, arguments);
    }
}
