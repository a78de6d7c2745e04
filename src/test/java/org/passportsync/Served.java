package org.passportsync;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.passportsync.access.AccessHouse;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The program as it serves, on a free port of this machine and a database of its own. */
public final class Served implements AutoCloseable {

    /** Everybody's password is the name with this behind it. */
    public static final String PASSWORD = "-has-a-password";

    private final ConfigurableApplicationContext context;
    private final TestDatabase database;

    private Served(ConfigurableApplicationContext context, TestDatabase database) {
        this.context = context;
        this.database = database;
    }

    /** Serves a database, keeping files in a folder, with settings as {@code --name=value}. */
    public static Served on(TestDatabase database, Path folder, String... settings) {
        SpringApplication application = new SpringApplication(PassportSync.class, ServingWiring.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--passport.serving=true",
                "--passport.schedule.enabled=false",
                "--passport.data-dir=" + folder,
                "--passport.secrets-folder=" + folder,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password()));
        all.addAll(List.of(settings));
        return new Served(application.run(all.toArray(String[]::new)), database);
    }

    public URI address() {
        int port = java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A part of the program. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** All parts of a kind. */
    public <T> Collection<T> parts(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** The sessions that are open, each with the seconds after which it ends where nobody asks. */
    public List<Integer> sessions() {
        TomcatWebServer server = (TomcatWebServer)
                java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return Stream.of(server.getTomcat().getHost().findChildren())
                .flatMap(child -> Stream.of(((Context) child).getManager().findSessions()))
                .map(Session::getMaxInactiveInterval)
                .toList();
    }

    /** Adds a user whose password is the name and {@link #PASSWORD}. */
    public Served with(String name, Role role, Reach reach) {
        AccessHouse.on(database.client()).user(name, name + PASSWORD, role, reach);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
