package org.safeconduct.feedback.telling;

import org.safeconduct.agreement.Channel;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.HealthMessages;
import org.safeconduct.intake.health.FhirCallback;
import org.safeconduct.intake.health.HealthNews;
import org.springframework.stereotype.Component;

/** Tells a health system in the shape of a BaRS response, matched to the message with which it shared. */
@Component("callbacks")
class Callbacks {

    private final HttpPost http;
    private final FhirCallback callbacks;
    private final HealthMessages messages;
    private final Cases cases;

    Callbacks(HttpPost http, FhirCallback callbacks, HealthMessages messages, Cases cases) {
        this.http = http;
        this.callbacks = callbacks;
        this.messages = messages;
        this.cases = cases;
    }

    public NoticeResult tell(Notice notice) {
        if (!(notice.by() instanceof Channel.Fhir fhir)) {
            return new NoticeResult.Failed(notice, NoticeFailure.INTERNAL);
        }
        byte[] body = callbacks.write(new HealthNews(
                notice.id(),
                notice.reference(),
                cases.status(notice.reference()),
                notice.change(),
                notice.at(),
                // Somebody else's request is not matched to a message of theirs, and neither is one shared by form.
                notice.ownCase() ? messages.of(notice.reference()) : java.util.Optional.empty(),
                fhir.endpoint()));
        return http.post(notice, fhir.endpoint(), "application/fhir+json", body);
    }
}
