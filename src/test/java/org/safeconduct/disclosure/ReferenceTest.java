package org.safeconduct.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SC-7Q4K-2M91",
                "sc-7q4k-2m91",
                "SC7Q4K2M91",
                "  sc 7q4k 2m91\n",
                "SC\u20137Q4K\u20112M91",
                "SC-7Q4K-2M9I",
                "sc7q4k2m9l",
                "SC-7Q4K-2M91\u00a0"
            })
    void whatAPersonTypes_isReadAsTheReferenceItIs(String typed) {
        assertThat(Reference.typed(typed)).contains(new Reference("SC-7Q4K-2M91"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SC-",
                "7Q4K-2M91",
                "SC-7Q4K-2M9",
                "SC-7Q4K-2M911",
                "SC-7Q4K-2M9U",
                "SC-7Q4K-2M9?",
                "SC-7Q4K-2M9\u0661",
                "Scout Finch",
                "=SC-7Q4K-2M9"
            })
    void whatIsNone_isNotMadeOne(String typed) {
        assertThat(Reference.typed(typed)).isEmpty();
    }
}
