package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeverReadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password_Hint",
                "metadata.passWord",
                "credentials",
                "ssn",
                "SSN",
                "StudentSSN",
                "studentssn",
                "SocialSecurityNo",
                "social_security_number",
                "SSNumber",
                "StudentSSNo",
                "SSN_Last4",
                "metadata.ssnLast4",
                "ssnlast4",
                "userIds.SSN",
                "urn:ids:ssn",
                "PIN",
                "StudentPIN",
                "PinNumber",
                "LunchPinNumber",
                "lunch-pin",
                "FoodServicePin",
                "pinCode",
                "pincode",
                "KeyPadNo",
                "FoodServiceKeyPadNumber"
            })
    void secrets_are_known_by_the_words_of_their_names(String field) {
        assertThat(NeverRead.covers(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spin",
                "shipping",
                "ShippingNo",
                "pinnedBy",
                "opinion",
                "PINNACLE",
                "classNumber",
                "addressNo",
                "AddressNumber",
                "sessions",
                "passed",
                "userIds.state",
                "secretary",
                "metadata.homeroom",
                ""
            })
    void words_that_only_hold_the_same_letters_are_none(String field) {
        assertThat(NeverRead.covers(field)).isFalse();
    }
}
