package org.passportsync.notice;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts a notice as signed JSON. Encrypted, except to this machine and to hosts that the program's settings allow; redirects are not followed, so that nobody else gets
 * what was meant for one address; no answer is waited for longer than some seconds.
 */
final class Webhook implements Channel {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int SUCCESS = 2;
    private static final int REDIRECT = 3;
    private static final int HUNDRED = 100;

    private final HttpClient client;
    private final SigningSecret secret;
    private final InstantSource clock;
    private final Duration patience;
    private final Set<String> plainHttpHosts;

    /** Takes the hosts, in small letters, that may be reached without encryption beside this machine. */
    Webhook(SigningSecret secret, InstantSource clock, Duration patience, Set<String> plainHttpHosts) {
        this.plainHttpHosts = plainHttpHosts;
        this.secret = secret;
        this.clock = clock;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public void send(Notice notice, Letter letter) throws Undeliverable, InterruptedException {
        URI address = URI.create(notice.address());
        requireSafe(address);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Passport-Notice", String.valueOf(notice.id()))
                .header("Passport-Timestamp", timestamp)
                .header("Passport-Signature", Signature.of(secret.get(), timestamp, letter.json()))
                .POST(HttpRequest.BodyPublishers.ofString(letter.json()))
                .build();
        judge(answer(request));
    }

    private void requireSafe(URI address) throws Undeliverable {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (!"https".equalsIgnoreCase(address.getScheme())
                && !LOOPBACK.matcher(host).matches()
                && !plainHttpHosts.contains(host)) {
            throw new Undeliverable("the webhook's address is not https; correct notify.webhook and apply the"
                    + " definition, or allow the host with the program's setting passport.plain-http-hosts");
        }
    }

    private int answer(HttpRequest request) throws Undeliverable, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException slow) {
            throw new Undeliverable(slow());
        } catch (ExecutionException failed) {
            throw new Undeliverable(reason(failed.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private static void judge(int status) throws Undeliverable {
        switch (status / HUNDRED) {
            case SUCCESS -> {}
            case REDIRECT ->
                throw new Undeliverable(
                        "the webhook answers " + status + ", a redirect, which is not followed; write the"
                                + " address that it leads to as notify.webhook");
            default ->
                throw new Undeliverable(
                        "the webhook answers " + status + "; look into the log of the program that listens there");
        }
    }

    private String reason(@Nullable Throwable failed) {
        return switch (failed) {
            case null -> "the webhook failed without a reason";
            case HttpTimeoutException _ -> slow();
            case ConnectException _ -> "the webhook's host can't be reached; check its name, and that somebody listens";
            case SSLException _ -> "the webhook's certificate is not trusted, or it speaks no TLS";
            case IOException _ -> "the webhook broke the connection off";
            default -> "an unexpected " + failed.getClass().getSimpleName();
        };
    }

    private String slow() {
        return "the webhook did not answer within " + patience.toSeconds() + " s";
    }
}
