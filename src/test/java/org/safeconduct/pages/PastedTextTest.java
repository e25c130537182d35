package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PastedTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("one\u000Btwo", "one\ntwo"),
                Arguments.of("one\r\ntwo\rthree", "one\ntwo\nthree"),
                Arguments.of("one\u2028two", "one\ntwo"),
                Arguments.of("\uFEFFone\u200B\u00AD\u2060", "one"),
                Arguments.of("\u0646\u200C\u0646", "\u0646\u200C\u0646"),
                Arguments.of("one\u0001two", "one\u0001two"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void leavesOutWhatNobodySees(String pasted, String read) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/share");
        request.setContentType("application/x-www-form-urlencoded;charset=UTF-8");
        request.setParameter("narrative", pasted);
        MockFilterChain chain = new MockFilterChain();

        new PastedText().doFilter(request, new MockHttpServletResponse(), chain);

        ServletRequest seen = Objects.requireNonNull(chain.getRequest());
        assertThat(seen.getParameter("narrative")).isEqualTo(read);
        assertThat(seen.getParameterValues("narrative")).containsExactly(read);
        assertThat(seen.getParameterMap().get("narrative")).containsExactly(read);
    }
}
