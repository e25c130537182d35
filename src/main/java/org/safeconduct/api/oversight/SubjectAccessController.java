package org.safeconduct.api.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.safeconduct.governance.AboutPerson;
import org.safeconduct.governance.SubjectAccess;
import org.safeconduct.platform.BoundedBody;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** "Everything about this person", for a subject-access request. */
@RestController
class SubjectAccessController {

    private static final int LARGEST_BODY = 4 * 1024;

    private final SubjectAccess access;

    SubjectAccessController(SubjectAccess access) {
        this.access = access;
    }

    /** In the body, never in the address: whom it is about is personal data. Plain text if asked for, else JSON. */
    @PostMapping("/governance/v1/subject-access")
    ResponseEntity<?> about(
            HttpServletRequest request,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        AboutPerson about = access.about(BoundedBody.read(request, LARGEST_BODY));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return accept.contains(MediaType.TEXT_PLAIN_VALUE)
                ? answer.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .body(about.plain())
                : answer.contentType(MediaType.APPLICATION_JSON).body(about);
    }
}
