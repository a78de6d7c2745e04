package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;

/** The files that others run - alerts, Kubernetes, compose, the image's settings, snippets in documents - against what the program does. */
class OperatingFilesTest {

    private static final Pattern FIGURE = Pattern.compile("passport_[a-z_]+");
    private static final Pattern ALERT_FIGURE = Pattern.compile("(passport_[a-z_]+?)(_count|_sum|_bucket|_max)?\\b");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    @Test
    void alerts_ask_only_for_figures_that_are_told_and_say_what_to_do() throws IOException {
        List<String> told = documentedFigures();
        for (Object group : list(map(one("ops/alerts.yaml")).get("groups"))) {
            for (Object rule : list(map(group).get("rules"))) {
                Map<?, ?> alert = map(rule);
                List<String> asked = ALERT_FIGURE
                        .matcher(String.valueOf(alert.get("expr")))
                        .results()
                        .map(hit -> hit.group(1))
                        .toList();
                assertThat(asked).as("%s", alert.get("alert")).isNotEmpty().isSubsetOf(told);
                assertThat(map(alert.get("annotations")).keySet().stream().map(String::valueOf))
                        .as("%s", alert.get("alert"))
                        .contains("summary", "do");
            }
        }
    }

    @Test
    void kubernetes_gives_up_on_the_codes_that_want_a_person() throws IOException {
        Map<?, ?> cron = map(documents("ops/kubernetes.yaml").getFirst());
        Map<?, ?> job = map(map(map(cron.get("spec")).get("jobTemplate")).get("spec"));
        Map<?, ?> rule = map(list(map(job.get("podFailurePolicy")).get("rules")).getFirst());
        Map<?, ?> pod = map(map(job.get("template")).get("spec"));

        assertThat(rule.get("action")).isEqualTo("FailJob");
        assertThat(map(rule.get("onExitCodes")).get("values")).isEqualTo(List.of(2, 3, 4));
        assertThat(map(rule.get("onExitCodes")).get("containerName"))
                .isEqualTo(map(list(pod.get("containers")).getFirst()).get("name"));
        assertThat(pod.get("restartPolicy")).as("a pod failure policy needs it").isEqualTo("Never");
        assertThat(map(cron.get("spec")).get("concurrencyPolicy")).isEqualTo("Forbid");
    }

    @Test
    void a_server_is_restarted_by_its_port_and_served_by_its_health() throws IOException {
        Map<?, ?> deployment = map(documents("ops/kubernetes.yaml").getLast());
        Map<?, ?> pod = map(map(map(deployment.get("spec")).get("template")).get("spec"));
        Map<?, ?> serve = map(list(pod.get("containers")).getFirst());
        Map<?, ?> ready = map(map(serve.get("readinessProbe")).get("httpGet"));

        assertThat(map(serve.get("livenessProbe")).containsKey("tcpSocket")).isTrue();
        assertThat(ready.get("path")).isEqualTo("/actuator/health/readiness");
        assertThat(String.valueOf(ready.get("httpHeaders"))).contains("Authorization", "Bearer psync_");
    }

    @Test
    void compose_gives_secrets_as_files_named_as_settings_and_waits_for_the_database() throws IOException {
        Map<?, ?> compose = map(one("compose.yaml"));
        Map<?, ?> serve = map(map(compose.get("services")).get("passport-sync"));
        List<String> targets = list(serve.get("secrets")).stream()
                .map(secret -> String.valueOf(map(secret).get("target")))
                .toList();

        assertThat(targets)
                .containsExactlyInAnyOrder(
                        "/run/passport/spring.datasource.password", "/run/passport/PASSPORT_MASTER_KEY");
        assertThat(map(compose.get("secrets")).keySet().stream().map(String::valueOf))
                .containsAll(list(serve.get("secrets")).stream()
                        .map(secret -> String.valueOf(map(secret).get("source")))
                        .toList());
        assertThat(String.valueOf(map(serve.get("depends_on")).get("database"))).contains("service_healthy");
        for (Object service : map(compose.get("services")).values()) {
            assertThat(map(service).containsKey("healthcheck")).isTrue();
            assertThat(String.valueOf(map(service).get("environment"))).doesNotContain("PASSWORD=");
        }
        assertThat(String.valueOf(serve.get("ports"))).contains("127.0.0.1:8080:8080");
        assertThat(serve.get("image")).isEqualTo("passport-sync:" + pom("/project/version"));
    }

    @Test
    void the_image_runs_as_nobody_special_under_the_production_profile() throws Exception {
        String container = "//plugin[artifactId='jib-maven-plugin']/configuration/container/";

        assertThat(pom(container + "user")).isEqualTo("10001:10001");
        assertThat(pom(container + "mainClass")).isEqualTo(PassportSync.class.getName());
        assertThat(pom(container + "ports/port")).isEqualTo("8080");
        assertThat(pom(container + "environment/SPRING_PROFILES_ACTIVE")).isEqualTo("production");
        assertThat(pom(container + "environment/SPRING_CONFIG_IMPORT")).isEqualTo("optional:configtree:/run/passport/");
        assertThat(pom("//properties/image.base"))
                .as("a Java that the program runs on")
                .contains("25-jre");
    }

    @Test
    void yaml_in_documents_can_be_read() throws IOException {
        List<String> read = new ArrayList<>();
        for (String document : List.of("docs/operations.md")) {
            SNIPPET.matcher(Files.readString(Path.of(document)))
                    .results()
                    .filter(snippet -> snippet.group(1).equals("yaml"))
                    .forEach(snippet -> {
                        // Some show alternatives, one a line.
                        boolean lines = snippet.group(2)
                                        .lines()
                                        .filter(line -> line.startsWith("schedule:"))
                                        .count()
                                > 1;
                        (lines
                                        ? snippet.group(2)
                                                .lines()
                                                .filter(line -> !line.isBlank())
                                                .toList()
                                        : List.of(snippet.group(2)))
                                .forEach(text ->
                                        read.add(String.valueOf(parse(text).getFirst())));
                    });
        }
        assertThat(read).isNotEmpty();
    }

    @Test
    void shell_in_documents_can_be_read_by_a_shell() throws Exception {
        String text = Files.readString(Path.of("docs/operations.md"));
        List<String> cron = SNIPPET.matcher(text)
                .results()
                .filter(snippet -> snippet.group(1).equals("cron"))
                .map(snippet -> snippet.group(2).strip().replaceFirst("^(\\S+ ){5}", ""))
                .toList();

        assertThat(cron).hasSize(1);
        Process shell = new ProcessBuilder("sh", "-n", "-c", cron.getFirst()).start();
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void the_line_for_cron_tries_again_on_1_only() throws Exception {
        assertThat(cronTries(1)).isEqualTo("3 tries, tells");
        assertThat(cronTries(3)).isEqualTo("1 tries, tells");
        assertThat(cronTries(0)).isEqualTo("1 tries, quiet");
    }

    /** Runs the line with a program that ends with a code, and counts. */
    private static String cronTries(int code) throws Exception {
        Path folder = Files.createTempDirectory("cron");
        Path program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\necho try >> " + folder.resolve("tries") + "\nexit " + code + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String line = SNIPPET.matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .filter(snippet -> snippet.group(1).equals("cron"))
                .map(snippet -> snippet.group(2).strip())
                .findFirst()
                .orElseThrow()
                .replaceFirst("^(\\S+ ){5}", "")
                .replace("java -jar /opt/passport/passport-sync.jar", program.toString())
                .replace("/var/log/passport", folder.toString())
                .replace("sleep 600", "true");
        Process shell =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isBetween(0, 1);
        return Files.readAllLines(folder.resolve("tries")).size() + " tries, "
                + (said.contains("sync ended with " + code) ? "tells" : "quiet");
    }

    private static List<String> documentedFigures() throws IOException {
        return Files.readAllLines(Path.of("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `passport_"))
                .flatMap(line -> FIGURE.matcher(line).results().limit(1).map(hit -> hit.group()))
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toCollection(TreeSet::new), List::copyOf));
    }

    private static String pom(String path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            Document document =
                    factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile());
            XPath search = XPathFactory.newInstance().newXPath();
            return search.evaluate(path, document);
        } catch (Exception unreadable) {
            throw new AssertionError(path, unreadable);
        }
    }

    private static Object one(String file) throws IOException {
        return documents(file).getFirst();
    }

    private static List<Object> documents(String file) throws IOException {
        return parse(Files.readString(Path.of(file)));
    }

    private static List<Object> parse(String text) {
        Iterable<Object> all = new Load(LoadSettings.builder().build()).loadAllFromString(text);
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) java.util.Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        assertThat(value).isInstanceOf(List.class);
        return (List<?>) java.util.Objects.requireNonNull(value);
    }
}
