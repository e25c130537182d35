package org.safeconduct.feedback.telling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.Channel;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.springframework.stereotype.Component;

/** Tells by webhook: which case, what kind of news, where to read it. */
@Component("webhooks")
class Webhooks {

    private final HttpPost http;

    Webhooks(HttpPost http) {
        this.http = http;
    }

    public NoticeResult tell(Notice notice) {
        return notice.by() instanceof Channel.Webhook webhook
                ? http.post(notice, webhook.url(), "application/json", body(notice))
                : new NoticeResult.Failed(notice, NoticeFailure.INTERNAL);
    }

    private static byte[] body(Notice notice) {
        return Json.write(new Body(
                notice.id(),
                notice.reference(),
                notice.change(),
                notice.at(),
                notice.ownCase() ? Optional.of(new Links(notice.link())) : Optional.empty()));
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Body(
            UUID noticeId, Reference reference, CaseChanged.Change change, Instant at, Optional<Links> links) {}

    private record Links(String self) {}
}
