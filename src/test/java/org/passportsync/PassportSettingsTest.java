package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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

    private static PassportSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("passport", PassportSettings.class);
    }
}
