package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets of connections come from. */
class SecretResolverTest {

    private static final Map<String, String> VARIABLES = Map.of(
            "LAKESIDE_SECRET", " of-lakeside ",
            "PASSPORT_MASTER_KEY", "of-the-program",
            "SPRING_DATASOURCE_PASSWORD", "of-the-database");

    @TempDir
    private Path folder;

    private SecretResolver resolver;

    @BeforeEach
    void resolver() {
        resolver = new SecretResolver(
                VARIABLES::get, new SecretFiles(List.of(folder)), _ -> Optional.empty(), vault("key"));
    }

    @Test
    void a_variable_of_the_environment_is_read() {
        assertThat(resolver.resolve("lakeside", new SecretReference.FromEnvironment("LAKESIDE_SECRET")))
                .isEqualTo(new SecretAnswer.Found("of-lakeside"));
        assertThat(resolver.resolve("lakeside", new SecretReference.FromEnvironment("NOBODYS_SECRET")))
                .isInstanceOf(SecretAnswer.Missing.class);
    }

    @Test
    void a_secret_that_was_stored_under_another_master_key_is_missing_and_says_so() {
        byte[] sealed = vault("another").sealSecret(new GivenSecret("of-annex"), "annex");
        SecretResolver other = new SecretResolver(
                VARIABLES::get, new SecretFiles(List.of(folder)), _ -> Optional.of(sealed), vault("key"));

        assertThat(other.resolve("annex", new SecretReference.Stored()))
                .isInstanceOfSatisfying(
                        SecretAnswer.Missing.class,
                        missing -> assertThat(missing.message())
                                .contains("the secret of connection annex was sealed under key")
                                .doesNotContain("of-annex"));
    }

    private Vault vault(String file) {
        SecureRandom random = new SecureRandom();
        return new Vault(MasterKey.of(null, folder.resolve(file), () -> false, random), random);
    }

    @Test
    void the_programs_own_secrets_are_never_a_connections() {
        for (String own : List.of("PASSPORT_MASTER_KEY", "SPRING_DATASOURCE_PASSWORD", "passport_master_key")) {
            assertThat(resolver.resolve("lakeside", new SecretReference.FromEnvironment(own)))
                    .isInstanceOfSatisfying(
                            SecretAnswer.Missing.class,
                            missing -> assertThat(missing.message())
                                    .contains(own, "is the program's own")
                                    .doesNotContain("of-the"));
        }
    }
}
