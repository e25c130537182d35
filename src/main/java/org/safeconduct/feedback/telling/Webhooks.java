package org.safeconduct.feedback.telling;

import org.safeconduct.agreement.Channel;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells by webhook: which case, what kind of news, where to read it. */
@Component("webhooks")
class Webhooks {

    private final HttpPost http;
    private final ObjectMapper json;

    Webhooks(HttpPost http, ObjectMapper json) {
        this.http = http;
        this.json = json;
    }

    public Sent tell(Notice notice) {
        return notice.by() instanceof Channel.Webhook webhook
                ? http.post(notice, webhook.url(), "application/json", body(notice))
                : new Sent.Failed(notice, Failure.INTERNAL);
    }

    private byte[] body(Notice notice) {
        ObjectNode body = json.createObjectNode();
        body.put("noticeId", notice.id().toString());
        body.put("reference", notice.reference().value());
        body.put("change", notice.change().code());
        body.put("at", notice.at().toString());
        if (notice.ownCase()) {
            body.putObject("links").put("self", notice.link());
        }
        try {
            return json.writeValueAsBytes(body);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
