package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Addresses of pages: what is asked for comes back as it was. */
class PageLinkTest {

    @Test
    void a_value_is_no_part_of_the_address_whatever_stands_in_it() {
        assertThat(PageLink.to("/runs/7")
                        .with("school", "~{x}+1&a=#é")
                        .with("issuesAfter", "(0,20)")
                        .at("issues"))
                .isEqualTo("/runs/7?school=~%7Bx%7D%2B1%26a%3D%23%C3%A9&issuesAfter=%280%2C20%29#issues");
    }

    @Test
    void what_is_not_asked_for_is_left_out() {
        assertThat(PageLink.to("/runs")
                        .with("state", null)
                        .with("connection", "")
                        .text())
                .isEqualTo("/runs");
    }
}
