package org.safeconduct.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ReaderLanguageTest {

    private static Locale language(String query, String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setQueryString(query);
        if (header != null) {
            request.addHeader("Accept-Language", header);
        }
        return new ReaderLanguage().resolveLocale(request);
    }

    @ParameterizedTest
    @CsvSource({
        ",, en",
        "lang=cy,, cy",
        "a=b&lang=cy,, cy",
        "lang=cyx,, en",
        "slang=cy,, en",
        "lang=en, cy, en",
        "lang=fr, cy, cy",
        ", cy, cy",
        ", 'en-GB,cy;q=0.5', en",
        ", 'fr,cy;q=0.5', cy",
        ", 'cy-GB,en;q=0.9', cy",
        ", fr, en"
    })
    void theAddressCountsFirst_thenWhatTheReaderPrefers_thenEnglish(String query, String header, String language) {
        assertThat(language(query, header)).isEqualTo(Locale.of(language));
    }

    @Test
    void isNotRemembered() {
        assertThatThrownBy(() -> new ReaderLanguage().setLocale(new MockHttpServletRequest(), null, null))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
