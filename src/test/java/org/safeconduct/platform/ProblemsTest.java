package org.safeconduct.platform;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource
    void answersEachKindOfRejection_withItsStatusCodeAndPlace(Rejection.Kind kind) throws Exception {
        failing(new Rejection(kind, "What is wrong.", "/a/0"))
                .perform(get("/"))
                .andExpect(status().is(kind.status()))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.type").value("https://safeconduct.org/problems/" + kind.code()))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.status").value(kind.status()))
                .andExpect(jsonPath("$.detail").value("What is wrong."))
                .andExpect(jsonPath("$.pointer").value("/a/0"));
    }

    @Test
    void saysHowLongToWait_inWholeSecondsThatAreEnough() throws Exception {
        failing(Rejection.tooMany(Duration.ofMillis(1500)))
                .perform(get("/"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(content().contentType("application/problem+json"));
        failing(Rejection.tooMany(Duration.ofSeconds(2)))
                .perform(get("/"))
                .andExpect(header().string("Retry-After", "2"));
    }

    @Test
    void givesNoDetail_forWhatNobodyExpected() throws Exception {
        failing(new IllegalStateException("canary"))
                .perform(get("/"))
                .andExpect(status().isInternalServerError())
                .andExpect(header().exists("X-Problem-Id"))
                .andExpect(jsonPath("$.detail").doesNotExist());
    }

    @Test
    void leavesSecuritysExceptionsToSecurity() {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> failing(new AccessDeniedException("no")).perform(get("/")))
                .withCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void letsAnInterfaceSpeakItsOwnWords() throws Exception {
        ProblemFormat plain = new ProblemFormat() {
            @Override
            public boolean speaks(HttpServletRequest request) {
                return request.getRequestURI().equals("/");
            }

            @Override
            public ResponseEntity<byte[]> write(Problem problem, HttpServletRequest request) {
                return ResponseEntity.status(problem.status())
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(problem.code().getBytes(StandardCharsets.UTF_8));
            }
        };
        failing(new Rejection(Rejection.Kind.CONFLICT, "x"), plain)
                .perform(get("/"))
                .andExpect(status().isConflict())
                .andExpect(content().string("conflict"));
    }

    private static MockMvc failing(RuntimeException e, ProblemFormat... formats) {
        return MockMvcBuilders.standaloneSetup(new Failing(e))
                .setControllerAdvice(new Problems(List.of(formats), new ObjectMapper(), new TestIds()))
                .build();
    }

    @RestController
    record Failing(RuntimeException e) {
        @GetMapping("/")
        String fail() {
            throw e;
        }
    }

    private record TestIds() implements Ids {
        @Override
        public UUID uuid() {
            return new UUID(1, 2);
        }

        @Override
        public byte[] random(int length) {
            return new byte[length];
        }
    }
}
