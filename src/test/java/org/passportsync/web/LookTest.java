package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Run;

/** How a held run looks: on paper, and with names that are long or written from right to left. */
class LookTest extends ServedConsole {

    @Test
    void a_held_run_is_whole_on_paper_and_names_turn_nothing_around() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "elm");
                Browser vera = browser().login("vera")) {
            Run held = district.held();
            vera.go("/runs/" + held.id());

            assertThat(vera.driver().executeScript("""
                            const kept = (one) => getComputedStyle(one).unicodeBidi === 'isolate';
                            return [...document.querySelectorAll('.changes summary > *, .wide th a')].every(kept)""")).isEqualTo(true);
            assertThat(vera.driver().executeScript("""
                            const change = document.querySelector('.changes details');
                            change.open = true;
                            change.querySelector('td').textContent = 'W'.repeat(900);
                            const head = [...change.querySelectorAll('thead th')].at(-1);
                            const range = document.createRange();
                            range.selectNodeContents(head);
                            return range.getClientRects().length""")).isEqualTo(1L);

            vera.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertThat(vera.driver().executeScript("""
                            return [...document.querySelectorAll('.wide')]
                                .every((one) => getComputedStyle(one).overflowX === 'visible')""")).isEqualTo(true);
        }
    }
}
