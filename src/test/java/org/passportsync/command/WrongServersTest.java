package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.passportsync.simulator.Protocol;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** Addresses where no OneRoster is, told with what to check: message, exit code, untouched hub. */
class WrongServersTest extends TypedOnSyncedHub {

    @Test
    void a_host_that_nobody_knows_is_named_with_what_to_check() throws IOException {
        given(definition().replace(skyward.url(), "https://skyward.invalid"));

        assertThat(sync()).isEqualTo(1);
        assertThat(said())
                .contains("https://skyward.invalid", "the host's name is not known")
                .contains("Check the address, and that this machine may reach it");
    }

    @Test
    void a_port_where_nobody_listens_is_named_with_what_to_start() throws IOException {
        given(definition().replace(skyward.url(), "http://127.0.0.1:1"));

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("http://127.0.0.1:1", "the connection is refused", "command demo or simulator");
    }

    @Test
    void a_server_that_is_no_oneroster_at_all_is_told_apart_and_gets_no_secret_twice() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer foreign = foreign(asked);
        try {
            given(definition()
                    .replace(
                            skyward.url(),
                            "http://127.0.0.1:" + foreign.getAddress().getPort()));

            assertThat(sync()).isEqualTo(1);
            assertThat(said()).contains("HTML page").containsAnyOf("Check", "Give");
            assertThat(asked).hasSizeLessThan(20);
        } finally {
            foreign.stop(0);
        }
    }

    @Test
    void a_server_that_gives_tokens_and_serves_no_oneroster_is_asked_for_its_path() throws IOException {
        try (SimulatedSkyward bare =
                SimulatedSkyward.start(SimulatorSettings.of(skyward.district()).with(Protocol.USUAL.withBases()))) {
            given(definition().replace(skyward.url(), bare.url()));

            assertThat(sync()).isEqualTo(1);
            assertThat(said())
                    .contains("No OneRoster was found at " + bare.url(), "answers 404")
                    .contains("Give the OneRoster address that Skyward shows, with its path");
            assertThat(bare.requests()).hasSizeLessThan(20);
        }
    }

    private static HttpServer foreign(List<String> asked) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] page = "<html><title>Cafeteria</title></html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }
}
