package org.safeconduct.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class LastResortTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static MockHttpServletResponse answer(FilterChain chain) throws Exception {
        Ids ids = new Ids() {
            @Override
            public UUID uuid() {
                return ID;
            }

            @Override
            public byte[] random(int length) {
                return new byte[length];
            }
        };
        MockHttpServletResponse response = new MockHttpServletResponse();
        new LastResort(ids).doFilter(new MockHttpServletRequest(), response, chain);
        return response;
    }

    @Test
    void failureWhileAPageIsWritten_isLoggedWithoutItsMessage(CapturedOutput output) throws Exception {
        MockHttpServletResponse response = answer((request, half) -> {
            half.getWriter().write("half a page");
            throw new ServletException("canary", new IllegalArgumentException("canary"));
        });

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getHeader("X-Problem-Id")).isEqualTo(ID.toString());
        assertThat(response.getContentAsString()).isEmpty();
        assertThat(output.getAll())
                .contains("jakarta.servlet.ServletException", "IllegalArgumentException", ID.toString())
                .doesNotContain("canary");
    }

    @Test
    void failureAfterTheAnswerLeft_changesNothing(CapturedOutput output) throws Exception {
        MockHttpServletResponse response = answer((request, half) -> {
            half.flushBuffer();
            throw new IllegalStateException("canary");
        });

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(output.getAll()).contains("IllegalStateException").doesNotContain("canary");
    }

    @Test
    void answerThatSucceeds_passes() throws Exception {
        assertThat(answer((request, response) -> response.getWriter().write("fine"))
                        .getContentAsString())
                .isEqualTo("fine");
    }
}
