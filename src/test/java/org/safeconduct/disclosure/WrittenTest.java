package org.safeconduct.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9990548609",
                "999 054 8609",
                " 999-054-8609 ",
                "999\u00A0054\u00A08609",
                "999\u2009054\u20098609",
                "999\u2013054\u20118609",
                "999\t054\t8609",
                "\uFEFF999\u200B054\u200D8609\u00AD",
                "\uFF19\uFF19\uFF19\uFF10\uFF15\uFF14\uFF18\uFF16\uFF10\uFF19"
            })
    void anNhsNumber_isItsTenDigits(String written) {
        NhsNumber number = new NhsNumber(written);

        assertThat(number).isEqualTo(new NhsNumber("9990548609"));
        assertThat(number.value()).isEqualTo("9990548609");
        assertThat(number.checkDigitHolds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999 054 860", "999 054 8609 1", "999x054x8609", "none"})
    void whatIsNoNhsNumber_staysAsItCame(String written) {
        assertThat(new NhsNumber(written).value()).isEqualTo(written);
        assertThat(new NhsNumber(written).checkDigitHolds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "zz99 3vz, ZZ99 3VZ",
        "ZZ993VZ, ZZ99 3VZ",
        "Z Z 9 9 3 V Z, ZZ99 3VZ",
        "m1-1ae, M1 1AE",
        "sw1a1aa, SW1A 1AA",
        "GIR 0AA, GIR 0AA",
        "ZZ99\u00A03VZ, ZZ99 3VZ",
        "D02 X285, D02 X285",
        "near the mill, near the mill"
    })
    void aPostcode_isAsThePostWritesIt(String written, String postcode) {
        Address address = new Address(List.of(), Answer.known(written.replace("\\u00A0", "\u00A0")), false);

        assertThat(address.postcode()).isEqualTo(Answer.known(postcode));
    }
}
