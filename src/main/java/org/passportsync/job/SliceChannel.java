package org.passportsync.job;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.passportsync.sql.Sql;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.jdbc.channel.PgConnectionSupplier;
import org.springframework.integration.jdbc.channel.PostgresChannelMessageTableSubscriber;
import org.springframework.integration.jdbc.channel.PostgresSubscribableChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.support.GenericMessage;

/**
 * The way of orders from the process that leads a run to the workers of its version, through PostgreSQL.
 *
 * <p>An order is delivered once at most, because no transaction is open while its slice is read: the one who leads the
 * run sends it again. Runs are served in turn: of two orders, the one goes first whose run has fewer slices in somebody's
 * hands or ordered before it. Messages are plain text: nothing of Java is read back from the database.
 */
final class SliceChannel {

    private static final String PREFIX = "WORKER_";

    private final JdbcChannelMessageStore store;
    private final JdbcClient database;
    private final String version;
    private final String group;
    private final PostgresChannelMessageTableSubscriber listening;
    private final PostgresSubscribableChannel channel;

    /** Takes what opens the connection of its own that listening needs; it is opened only by who listens. */
    SliceChannel(DataSource source, String version, PgConnectionSupplier connections) {
        this.group = "slices for " + version;
        this.store = store(source);
        this.database = JdbcClient.create(source);
        this.version = version;
        this.listening = new PostgresChannelMessageTableSubscriber(connections, PREFIX);
        this.channel = new PostgresSubscribableChannel(store, group, listening);
        // It asks for settings of Spring Integration, of which there are none here.
        channel.setBeanFactory(new StaticListableBeanFactory());
    }

    /** One that only sends. */
    static SliceChannel sending(DataSource source, String version) {
        SliceChannel channel = new SliceChannel(source, version, () -> {
            throw new SQLException("who sends does not listen");
        });
        channel.channel.afterPropertiesSet();
        return channel;
    }

    private static JdbcChannelMessageStore store(DataSource source) {
        JdbcChannelMessageStore store = new JdbcChannelMessageStore(source);
        store.setTablePrefix(PREFIX);
        store.setRegion("passport");
        store.setPriorityEnabled(true);
        store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
        store.setSerializer((Message<?> message, java.io.OutputStream out) ->
                out.write(message.getPayload().toString().getBytes(StandardCharsets.UTF_8)));
        store.setDeserializer(in -> new GenericMessage<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        store.afterPropertiesSet();
        return store;
    }

    /** Sends an order; {@code before}: how many slices of its run others have, or will take before it. */
    void send(SliceOrder order, int before) {
        var _ = channel.send(
                new GenericMessage<>(order.text(), Map.of(IntegrationMessageHeaderAccessor.PRIORITY, -before)));
    }

    /** The slices of a run whose orders lie there, and nobody has taken them. */
    Set<String> lying(long runId) {
        return database
                .sql(Sql.named("worker/orders_lying"))
                .param("orders", SliceOrder.start(runId) + "%")
                .query((row, _) -> row.getString("text"))
                .list()
                .stream()
                .flatMap(text -> SliceOrder.read(text).stream())
                .filter(order -> order.version().equals(version))
                .map(SliceOrder::slice)
                .collect(Collectors.toSet());
    }

    /** Takes back the orders of a run that nobody has taken. */
    void drop(long runId) {
        database.sql(Sql.named("worker/drop_orders"))
                .param("orders", SliceOrder.start(runId) + "%")
                .update();
    }

    /** Something that listens until it is closed. */
    interface Ear extends AutoCloseable {
        /** Looks for orders without being told of any. */
        void look();

        @Override
        void close();
    }

    /** Takes orders, no more at once than given; each is worked on by the thread that took it. */
    Ear listen(int atOnce, Consumer<SliceOrder> work) {
        // Who is busy looks for the next order by itself when done, so a notice that nobody is free for is let go.
        ExecutorService threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("slice ", 0).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        MessageHandler handler =
                message -> SliceOrder.read(String.valueOf(message.getPayload())).ifPresent(work);
        channel.setDispatcherExecutor(threads);
        channel.afterPropertiesSet();
        listening.start();
        var _ = channel.subscribe(handler);
        return new Ear() {
            @Override
            public void look() {
                channel.notifyUpdate();
            }

            @Override
            public void close() {
                listening.stop();
                var _ = channel.unsubscribe(handler);
                threads.shutdown();
            }
        };
    }
}
