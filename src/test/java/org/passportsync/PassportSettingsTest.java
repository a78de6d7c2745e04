package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passportsync.notice.NoticeSettings;
import org.passportsync.schedule.ScheduleSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The program's own settings as they are written. */
class PassportSettingsTest {

    @Test
    void no_host_is_reached_without_encryption_unless_it_is_named() {
        assertThat(bound(Map.of()).plainHttpHosts()).isEmpty();
        assertThat(bound(Map.of("passport.plain-http-hosts", "Skyward.LAN, 10.0.0.7"))
                        .plainHttpHosts())
                .containsExactlyInAnyOrder("skyward.lan", "10.0.0.7");
    }

    @Test
    void a_host_is_named_without_scheme_and_port() {
        assertThatThrownBy(() -> bound(Map.of("passport.plain-http-hosts", "http://skyward.lan")))
                .hasRootCauseMessage("passport.plain-http-hosts names http://skyward.lan; give names of hosts alone,"
                        + " like skyward.lan, without http:// and without a port");
        assertThatThrownBy(() -> bound(Map.of("passport.plain-http-hosts", "skyward.lan:8080")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secrets_lie_where_the_data_does_unless_other_folders_are_given() {
        assertThat(bound(Map.of()).secretsFolders()).containsExactly(Path.of("/run/secrets"), Path.of("data/secrets"));
        assertThat(bound(Map.of("passport.data-dir", "/srv/p")).secretsFolders())
                .containsExactly(Path.of("/run/secrets"), Path.of("/srv/p/secrets"));
        assertThat(bound(Map.of("passport.data-dir", "/srv/p", "passport.secrets-folder", "/etc/s"))
                        .secretsFolders())
                .containsExactly(Path.of("/etc/s"));
    }

    @Test
    void every_setting_that_the_documents_name_is_described_once_for_editors() throws IOException {
        List<String> described =
                new ArrayList<>(List.of(PassportSettings.class, ScheduleSettings.class, NoticeSettings.class).stream()
                        .flatMap(PassportSettingsTest::settings)
                        .toList());
        new JsonMapper()
                .readTree(Files.readString(
                        Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json")))
                .path("properties")
                .forEach(setting -> described.add(setting.path("name").asString()));
        List<String> named = Pattern.compile("`(?:--)?(passport\\.[a-z]+(?:[.-][a-z]+)*)")
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(hit -> hit.group(1))
                .distinct()
                .toList();

        assertThat(described).doesNotHaveDuplicates();
        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(described);
    }

    /** As the annotation processor names them. */
    private static Stream<String> settings(Class<?> settings) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        return Stream.of(settings.getRecordComponents())
                .map(part -> prefix + "." + DataObjectPropertyName.toDashedForm(part.getName()));
    }

    private static PassportSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("passport", PassportSettings.class);
    }
}
