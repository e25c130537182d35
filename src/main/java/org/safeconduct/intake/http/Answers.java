package org.safeconduct.intake.http;

import java.net.URI;
import org.safeconduct.intake.Reply;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Status and headers of an answer, alike for every format. */
public final class Answers {

    private static final String REFUSED = "refused";

    private Answers() {}

    /**
     * 202 with the place to look for a disclosure that was taken; 200 for a preview, and for a refusal by rule, which is an
     * answer and not an error.
     */
    public static ResponseEntity.BodyBuilder to(Reply reply) {
        ResponseEntity.BodyBuilder answer = reply.preview() || reply.status().equals(REFUSED)
                ? ResponseEntity.ok()
                : ResponseEntity.accepted()
                        .location(URI.create(
                                "/disclosures/v1/" + reply.reference().value()));
        return answer.cacheControl(CacheControl.noStore());
    }
}
