package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** How an interface writes problems when it does not speak {@code application/problem+json}; a bean of this type is found. */
public interface ProblemFormat {

    /** Whether this interface takes the request. */
    boolean speaks(HttpServletRequest request);

    /** The problem in the interface's own words, with its content type. */
    ResponseEntity<byte[]> write(Problem problem, HttpServletRequest request);
}
