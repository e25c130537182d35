package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one place where a failure becomes an answer: RFC 9457 problems, or the interface's own {@link ProblemFormat}. No
 * exception's message leaves here, neither to the caller nor to the log: messages may quote input.
 */
@RestControllerAdvice
@Order(0)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = "https://safeconduct.org/problems/";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final List<ProblemFormat> formats;
    private final ObjectMapper json;
    private final Ids ids;

    Problems(List<ProblemFormat> formats, ObjectMapper json, Ids ids) {
        this.formats = List.copyOf(formats);
        this.json = json;
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> rejected(Rejection rejection, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        // Rounded up: whoever waits as long as this says must be let in.
        rejection.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait))));
        return answer(Problem.of(rejection), headers, request);
    }

    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unavailable(Unavailable unavailable, HttpServletRequest request) {
        LOG.warn("unavailable: {}", Traces.of(unavailable));
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        Problem problem = Problem.bare(
                503, "unavailable", "Nothing was stored or sent; please send the same message again later");
        return answer(problem, headers, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception e, HttpServletRequest request) throws Exception {
        if (e.getClass().getName().startsWith("org.springframework.security.")) {
            // Security's own filter answers these; turning them into a 500 would hide a 401 or a 403.
            throw e;
        }
        return switch (e) {
            case ErrorResponse known -> answer(ofStatus(known.getStatusCode().value()), known.getHeaders(), request);
            case HttpMessageNotReadableException unreadable -> answer(ofStatus(400), HttpHeaders.EMPTY, request);
            case TypeMismatchException mismatch -> answer(ofStatus(400), HttpHeaders.EMPTY, request);
            default -> {
                String id = RequestIds.of(request).orElseGet(() -> ids.uuid().toString());
                LOG.error("unexpected, correlation {}: {}", id, Traces.of(e));
                HttpHeaders headers = new HttpHeaders();
                headers.set("X-Problem-Id", id);
                yield answer(ofStatus(500), headers, request);
            }
        };
    }

    private ResponseEntity<byte[]> answer(Problem problem, HttpHeaders headers, HttpServletRequest request) {
        ResponseEntity<byte[]> body = formats.stream()
                .filter(format -> format.speaks(request))
                .findFirst()
                .map(format -> format.write(problem, request))
                .orElseGet(() -> asJson(problem));
        return ResponseEntity.status(body.getStatusCode())
                .headers(body.getHeaders())
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body.getBody());
    }

    private ResponseEntity<byte[]> asJson(Problem problem) {
        ObjectNode body = json.createObjectNode();
        body.put("type", TYPE + problem.code());
        body.put("title", problem.title());
        body.put("status", problem.status());
        problem.detail().ifPresent(detail -> body.put("detail", detail));
        problem.pointer().ifPresent(pointer -> body.put("pointer", pointer));
        try {
            return ResponseEntity.status(problem.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(json.writeValueAsBytes(body));
        } catch (JacksonException e) {
            throw new IllegalStateException("a problem of plain texts cannot fail to be written", e);
        }
    }

    private static Problem ofStatus(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return Problem.bare(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title);
    }
}
