package org.safeconduct.api.disclosures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import org.safeconduct.agreement.Register;
import org.safeconduct.agreement.Sector;
import org.safeconduct.api.Links;
import org.safeconduct.api.ReplyBody;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.ChallengeSent;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.feedback.Updated;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Submission;
import org.safeconduct.platform.BoundedBody;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the sharing agency can do with a case besides reading it. Another agency's case does not exist for a caller: that is
 * looked at before the body is read, so that a stranger's case and no case answer alike.
 */
@RestController
@RequestMapping(path = "/disclosures/v1/{reference}", consumes = MediaType.APPLICATION_JSON_VALUE)
class SharerController {

    /** As large as a first disclosure: attachments come inside, in base64. */
    private static final int LARGEST_UPDATE = 12 * 1024 * 1024;

    private static final int LARGEST_BODY = 64 * 1024;

    private final SharerActs acts;
    private final Register register;

    SharerController(SharerActs acts, Register register) {
        this.acts = acts;
        this.register = register;
    }

    @PostMapping("/updates")
    ResponseEntity<?> update(
            @PathVariable String reference,
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "false") boolean preview) {
        Reference known = acts.known(reference, caller);
        byte[] body = BoundedBody.read(request, LARGEST_UPDATE);
        return switch (acts.update(known, body, caller, channel(caller), preview)) {
            case Updated.Part part ->
                unkept(part.reply().preview() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .body(ReplyBody.of(part.reply()));
            case Updated.AskedForNews asked ->
                unkept(HttpStatus.ACCEPTED).body(new Linked<>(asked.answer(), Links.self(known)));
        };
    }

    @PostMapping("/withdrawal")
    ResponseEntity<Linked<Withdrawn>> withdraw(
            @PathVariable String reference, HttpServletRequest request, Caller caller) {
        Reference known = acts.known(reference, caller);
        Withdrawn answer = acts.withdraw(known, BoundedBody.read(request, LARGEST_BODY), caller);
        return unkept(HttpStatus.OK).body(new Linked<>(answer, Links.self(known)));
    }

    @PostMapping("/challenge")
    ResponseEntity<Linked<ChallengeSent>> challenge(
            @PathVariable String reference, HttpServletRequest request, Caller caller) {
        Reference known = acts.known(reference, caller);
        ChallengeSent answer = acts.challenge(known, BoundedBody.read(request, LARGEST_BODY), caller);
        return unkept(HttpStatus.ACCEPTED).body(new Linked<>(answer, Links.self(known)));
    }

    /** An answer with the place to look. */
    record Linked<T>(@JsonUnwrapped T answer, Links links) {}

    /** Both read the same form; which of them only says where it came in. */
    private Submission.Channel channel(Caller caller) {
        return register.agency(caller.agency())
                        .filter(agency -> agency.sector() == Sector.EDUCATION)
                        .isPresent()
                ? Submission.Channel.SCHOOL
                : Submission.Channel.THIRD_SECTOR;
    }

    private static ResponseEntity.BodyBuilder unkept(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}
