package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Duplicates as a steward decides about them, in a real browser that runs no scripts. */
class DuplicatesConsoleTest extends ServedConsole {

    @Test
    void two_records_are_looked_at_decided_about_and_the_decision_is_undone() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "hazel");
                Browser ada = withoutScripts().login("ada")) {
            district.sync();
            TwoRecords two = TwoRecords.of(database, "hazel");
            long open = two.open();
            ada.leave(ada.driver().findElement(By.linkText("Duplicates")));
            ada.sees(two.held());
            ada.leave(ada.driver().findElement(By.linkText(String.valueOf(open))));
            assertThat(ada.driver().findElement(By.cssSelector("tr.changed")).getText())
                    .isEqualTo("familyName *** *** differs");
            assertThat(ada.buttons()).contains("Same person", "Different people", "Ignore the incoming");
            ada.driver().findElement(By.id("unmasked")).click();
            ada.press("Show");
            assertThat(ada.driver().findElement(By.cssSelector("tr.changed")).getText())
                    .isEqualTo("familyName Twin Family differs");
            ada.type("note", "their mother called");
            ada.press("Different people");
            ada.sees("DIFFERENT was decided by ada");
            assertThat(ada.text()).contains("with the next run of hazel", "their mother called", "Decide otherwise");
            ada.go("/duplicates");
            ada.press("Undo");
            ada.sees("is undone");
            assertThat(ada.go("/duplicates/" + open).text()).doesNotContain("was decided by");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void rules_about_whose_value_counts_are_made_on_the_page_of_the_connection() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "juniper");
                Browser ada = withoutScripts().login("ada")) {
            ada.go("/connections/" + district.name);
            ada.driver().findElement(By.id("master-student")).click();
            ada.press("Make rules");
            ada.sees("rules added, 0 there already");
            assertThat(ada.complaints()).isEmpty();
        }
    }
}
