package org.safeconduct.pages.share;

import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.drafts.Draft;
import org.safeconduct.exchange.Reply;
import org.safeconduct.exchange.ShareRoute;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.feedback.Updated;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Submission;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends a draft on the way of any other disclosure: as a first message, or as a further part of a case. */
@Component
class Sending {

    /** Where in the message of a part the disclosure is. */
    static final String INSIDE_A_PART = "/disclosure";

    private final ShareRoute route;
    private final SharerActs acts;
    private final ObjectMapper json;

    Sending(ShareRoute route, SharerActs acts, ObjectMapper json) {
        this.route = route;
        this.acts = acts;
        this.json = json;
    }

    /**
     * The draft's id is the message's, so that the same draft again gets the same answer.
     *
     * @param preview decide and explain only
     */
    Reply send(Draft draft, Caller caller, boolean preview) {
        ObjectNode form = draft.form().deepCopy();
        String messageId = messageId(draft.id().toString());
        JsonNode partOf = form.remove(Draft.PART_OF);
        if (partOf == null) {
            byte[] body = bytes(form.put("messageId", messageId));
            return route.send(new Submission(
                    caller,
                    Submission.Channel.PAGE,
                    MediaType.APPLICATION_JSON_VALUE,
                    body,
                    Optional.empty(),
                    preview));
        }
        Reference of = acts.known(partOf.path("reference").asString(""), caller);
        ObjectNode update = json.createObjectNode().put("messageId", messageId);
        update.set("kind", partOf.path("kind"));
        if (partOf.has("answers")) {
            update.set("answers", partOf.path("answers"));
        }
        update.set("disclosure", form);
        return switch (acts.update(of, bytes(update), caller, Submission.Channel.PAGE, preview)) {
            case Updated.Part part -> part.reply();
            case Updated.AskedForNews asked -> throw new IllegalStateException("a draft asks for no news");
        };
    }

    static String messageId(String draft) {
        return "page-" + draft;
    }

    private byte[] bytes(ObjectNode message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JacksonException e) {
            throw new IllegalStateException("a draft is JSON", e);
        }
    }
}
