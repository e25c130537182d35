package org.safeconduct.api;

import java.net.URI;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.Reply;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Status and headers of the reply to a disclosure, alike for every format. */
public final class Replies {

    private Replies() {}

    /**
     * 202 with the place to look for a disclosure that was taken; 200 for a preview, and for a refusal by rule, which is an
     * answer and not an error.
     */
    public static ResponseEntity.BodyBuilder to(Reply reply) {
        return reply.preview() || reply.answer().status() == Status.REFUSED
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore())
                : taken(reply.answer().reference());
    }

    /** 202 with the place to look. */
    public static ResponseEntity.BodyBuilder taken(Reference reference) {
        return ResponseEntity.accepted()
                .location(URI.create(Links.disclosure(reference)))
                .cacheControl(CacheControl.noStore());
    }
}
