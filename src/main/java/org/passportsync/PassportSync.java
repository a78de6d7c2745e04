package org.passportsync;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Accounts;
import org.passportsync.access.UserOrders;
import org.passportsync.command.Console;
import org.passportsync.command.Desk;
import org.passportsync.command.OpenDesk;
import org.passportsync.command.Pasteable;
import org.passportsync.command.Program;
import org.passportsync.command.StopSignal;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.SliceWorker;
import org.passportsync.job.Syncs;
import org.passportsync.job.Workplace;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts Passport Sync. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CoreWiring.class)
public class PassportSync {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** What a command line is quiet about, unless somebody sets it otherwise. */
    private static final Map<String, Object> QUIET = Map.of(
            "logging.threshold.console", "warn",
            "logging.level.root", "warn",
            "logging.level.org.springframework.boot.SpringApplication", "off",
            "logging.level.org.springframework.context", "error",
            "spring.batch.job.enabled", "false");

    /** Runs the command named by the arguments, and ends with its exit code. */
    public static void main(String[] arguments) {
        // Spring Batch writes local times without a zone, tells by them which of two is the later, and has no clock.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        StopSignal signal = new StopSignal(PATIENCE);
        // Halting is the only way to end with a code of our own when a signal ends the machine.
        Thread atTheEnd = new Thread(() -> signal.arrive().ifPresent(Runtime.getRuntime()::halt), "stop");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        Program program = new Program(PassportSync::open, Console.ofThisProcess(), Pasteable.ofThisProcess(), signal);
        System.exit(program.run(arguments));
    }

    /** What a server tells in its log, unless somebody sets it otherwise: its own events, of others only what is wrong. */
    private static final Map<String, Object> TELLING = Map.of(
            "logging.level.root", "warn",
            "logging.level.org.passportsync", "info",
            "logging.level.org.springframework.boot.SpringApplication", "off",
            "logging.level.org.springframework.boot.tomcat", "off",
            "logging.level.org.springframework.context", "error",
            "logging.level.org.springframework.boot.web.server", "error",
            "logging.level.org.apache.catalina.loader", "error",
            "spring.batch.job.enabled", "false");

    /** What tells failures with their traces, also before anything is set about logging, and where that was set wrongly. */
    private static final List<String> SILENT =
            List.of("org.springframework.boot.SpringApplication", "org.springframework.boot.diagnostics");

    static OpenDesk open(List<String> settings, OpenDesk.Kind kind) {
        if (kind == OpenDesk.Kind.COMMAND) {
            // What is logged is not the command's answer, which its console prints; programs read that.
            System.setOut(System.err);
        }
        SpringApplication application = switch (kind) {
            case COMMAND -> application(WebApplicationType.NONE, CommandWiring.class);
            case SERVER -> application(WebApplicationType.SERVLET, PassportSync.class, ServingWiring.class);
        };
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(kind == OpenDesk.Kind.SERVER ? TELLING : QUIET);
        silence();
        EarlyDatabase early = new EarlyDatabase();
        ApplicationListener<ApplicationFailedEvent> silent = _ -> silence();
        application.addListeners(early, silent);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("earlyDatabase", early));
        try {
            ConfigurableApplicationContext context = application.run(settings.toArray(String[]::new));
            return new OpenDesk(desk(context), address(context), context::close);
        } catch (RuntimeException failed) {
            early.abandon();
            StartFailure failure = StartFailure.of(failed);
            throw new OpenDesk.Closed(failure.code(), failure.words(), failed);
        }
    }

    private static void silence() {
        LoggingSystem logging = LoggingSystem.get(PassportSync.class.getClassLoader());
        SILENT.forEach(logger -> logging.setLogLevel(logger, LogLevel.OFF));
    }

    private static SpringApplication application(WebApplicationType type, Class<?>... sources) {
        SpringApplication application = new SpringApplication(sources);
        application.setWebApplicationType(type);
        return application;
    }

    /** Where the console is served; null: nothing is served. */
    private static @Nullable URI address(ConfigurableApplicationContext context) {
        WebServer server = context instanceof WebServerApplicationContext web ? web.getWebServer() : null;
        return server == null ? null : ServedAddress.of(server, context.getEnvironment());
    }

    private static Desk desk(ConfigurableApplicationContext context) {
        Desk.Past past = new Desk.Past(
                context.getBean(Runs.class),
                context.getBean(RunReports.class),
                context.getBean(Workplace.class).database());
        return Desk.of(
                context.getBean(Syncs.class),
                context.getBean(Desk.Care.class),
                past,
                new Desk.Gatehouse(context.getBean(Accounts.class), context.getBean(UserOrders.class)),
                context.getBean(PairOrders.class),
                hands(context));
    }

    private static Desk.Hands hands(ConfigurableApplicationContext context) {
        return new Desk.Hands() {
            @Override
            public Optional<String> obstacle() {
                return context.getBean(SliceWorker.class).obstacle();
            }

            @Override
            public SliceWorker.Shift begin(Consumer<String> said) {
                return context.getBean(SliceWorker.class).start(said);
            }
        };
    }
}
