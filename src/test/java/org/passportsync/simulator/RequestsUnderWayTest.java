package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a simulated Skyward is busy with a request. */
class RequestsUnderWayTest extends GeneratedSkyward {

    @Test
    void a_request_is_under_way_until_its_answer_is_sent() throws Exception {
        String token = client.token(skyward.clientId(), skyward.clientSecret(), "")
                .fields()
                .first("access_token");
        nothingIsUnderWay();
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("127.0.0.1", skyward.port()));
            slow.getOutputStream()
                    .write(("GET " + TestClient.V1P2 + "/enrollments?limit=10000 HTTP/1.1\r\nHost: skyward\r\n"
                                    + "Authorization: Bearer " + token + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).as("its beginning").isEqualTo('H');

            assertThat(skyward.underWay())
                    .as("its end waits for whoever reads, it is larger than what lies between")
                    .isEqualTo(1);

            assertThat(slow.getInputStream().readAllBytes()).hasSizeGreaterThan(4_500_000);
        }
        nothingIsUnderWay();
    }

    private void nothingIsUnderWay() {
        await().atMost(Duration.ofSeconds(60)).until(() -> skyward.underWay() == 0);
    }
}
