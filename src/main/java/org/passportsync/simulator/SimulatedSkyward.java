package org.passportsync.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A running simulated Skyward: OneRoster and SMS 2.0 over HTTP on 127.0.0.1, and nowhere else. */
public final class SimulatedSkyward implements AutoCloseable {

    static {
        // Without this the JDK's server waits up to 40 ms for acknowledgements on kept connections.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Stage stage;
    private final FrontDoor door;
    private final Traffic answering = new Traffic();
    private final Traffic underWay = new Traffic();
    private final Sender sender;

    private SimulatedSkyward(SimulatorSettings settings, HttpServer server) {
        this.server = server;
        this.stage = new Stage(settings);
        this.door = new FrontDoor(settings, stage, url());
        this.sender = new Sender(new PageCache(settings.extras().pageCacheBytes()));
    }

    /** Starts one; fails with {@link UncheckedIOException} where its port is taken. */
    public static SimulatedSkyward start(SimulatorSettings settings) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 1024);
            SimulatedSkyward started = new SimulatedSkyward(settings, server);
            server.setExecutor(started.threads);
            server.createContext("/", started::handle);
            server.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Port " + settings.port() + " can't be used on 127.0.0.1: " + failure.getMessage()
                            + ". Give another port, or 0 for a free one.",
                    failure);
        }
    }

    /** The service URL without a base path, for example {@code http://127.0.0.1:8091}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Where tokens are fetched. */
    public String tokenUrl() {
        return url() + "/oauth/token";
    }

    /** The service URL of SMS 2.0; its tokens are fetched at {@code token} below it, its rows at {@code v1}. */
    public String nativeUrl() {
        return url() + BasePath.NATIVE.path();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The client id that gets tokens. */
    public String clientId() {
        return stage.access().clientId();
    }

    /** The secret that goes with the client id. */
    public String clientSecret() {
        return stage.access().clientSecret();
    }

    /** The generated district as it is served now. */
    public District district() {
        return stage.district();
    }

    /** Turns to a school day, an ordinary or a bad one as before. */
    public void day(int day) {
        stage.show(stage.district().onDay(day));
    }

    /** Shows the half-broken upload of this day. */
    public void showBadDay() {
        stage.show(stage.district().onBadDay());
    }

    /** Shows this day as it should be. */
    public void showOrdinaryDay() {
        stage.show(stage.district().onOrdinaryDay());
    }

    /** Serves other rows from now on. */
    public void show(Rows rows) {
        stage.show(rows);
    }

    /** Changes the access record; tokens that were handed out stay good. */
    public void grant(AccessRecord access) {
        stage.grant(access);
    }

    /** Makes every token that was handed out worthless. */
    public void forgetTokens() {
        stage.tokens.forgetTokens();
    }

    /** Every request since the start, admin calls left out. */
    public List<Request> requests() {
        return stage.log.after(0);
    }

    /** The requests with a higher sequence than this. */
    public List<Request> requestsAfter(long sequence) {
        return stage.log.after(sequence);
    }

    /** Replaces all faults; none stops all. Fails with every problem where one can't be read. */
    public void faults(String... written) {
        switch (Fault.read(List.of(written))) {
            case Fault.Reading.Readable readable -> stage.faults.set(readable.faults());
            case Fault.Reading.Unreadable unreadable ->
                throw new IllegalArgumentException(String.join("\n", unreadable.problems()));
        }
    }

    /**
     * Runs something after each request, one at a time: when its rows are settled and before its answer is sent, so that what it changes is
     * seen by every later request and by none before.
     */
    public void afterRequest(Consumer<Request> hook) {
        stage.afterRequest(hook);
    }

    /** How many requests have come in whose answers are not sent yet. */
    public int underWay() {
        return underWay.now();
    }

    /** The most requests that were being answered at once since the start; the sending of answers is not counted. */
    public int mostAtOnce() {
        return answering.most();
    }

    /** How many pages with rows had to be made since the start; the others were kept from an earlier request. */
    public long pagesMade() {
        return sender.made();
    }

    /** Stops at once; requests that are being answered break off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        underWay.in();
        try (exchange) {
            Call call = Call.of(exchange);
            sender.send(exchange, call, answered(call));
        } finally {
            underWay.out();
        }
    }

    /** Counted until the answer is known: whoever has it may ask again before this thread goes on. */
    private Answer answered(Call call) {
        answering.in();
        try {
            return door.answer(call);
        } finally {
            answering.out();
        }
    }
}
