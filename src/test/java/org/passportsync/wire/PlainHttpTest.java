package org.passportsync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.Hosts;
import org.passportsync.sis.SourceFault;

/** Where requests may go without encryption. */
class PlainHttpTest {

    private static final URI ADDRESS = URI.create("http://Skyward.invalid/api");

    @Test
    void nothing_is_sent_unencrypted_over_a_network() {
        try (Wire wire = wire(Set.of("other.invalid"))) {
            assertThatThrownBy(() -> send(wire, ADDRESS))
                    .isInstanceOfSatisfying(
                            SourceFault.class,
                            refused -> assertThat(refused.reason())
                                    .contains("Skyward.invalid/api is not asked", "passport.plain-http-hosts"));
            assertThatThrownBy(() -> wire.demandEncrypted(ADDRESS)).isInstanceOf(SourceFault.class);
        }
    }

    @Test
    void a_host_that_the_settings_allow_is_asked_without_encryption() throws Exception {
        try (Wire wire = wire(Set.of("skyward.invalid"))) {
            wire.demandEncrypted(ADDRESS);
            assertThatThrownBy(() -> send(wire, ADDRESS))
                    .as("there is no such host")
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> wire.demandEncrypted(URI.create("ftp://skyward.invalid/api")))
                    .isInstanceOf(SourceFault.class);
        }
    }

    private static Wire wire(Set<String> plain) {
        return new Wire(Duration.ofSeconds(20), 1_000, new Hosts(1, plain));
    }

    private static void send(Wire wire, URI address) throws Exception {
        wire.send(HttpRequest.newBuilder(address).build(), address);
    }
}
