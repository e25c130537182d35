package org.safeconduct.feedback.sharer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.HealthMessages;
import org.safeconduct.exchange.ShareRoute;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.feedback.ChallengeSent;
import org.safeconduct.feedback.NewsAsked;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.feedback.Updated;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.RevokedRequest;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.Withdrawal;
import org.safeconduct.platform.MessageFlow;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;

/** Reads and checks what a sharer wants done, and hands it on. */
@Component
class SharerService implements SharerActs {

    private static final String WITHDRAW = "direct:withdraw";
    private static final String CHALLENGE = "challenge";

    /** What the challenged agency reads of a challenge. */
    private static final List<String> SAID = List.of("about", "words");

    private final ShareRoute route;
    private final MessageFlow flow;
    private final Cases cases;
    private final HealthMessages messages;
    private final Challenges challenges;

    SharerService(ShareRoute route, MessageFlow flow, Cases cases, HealthMessages messages, Challenges challenges) {
        this.route = route;
        this.flow = flow;
        this.cases = cases;
        this.messages = messages;
        this.challenges = challenges;
    }

    @Override
    public Reference known(String text, Caller caller) {
        if (!Reference.isReference(text)) {
            throw Acts.unknown();
        }
        Reference reference = new Reference(text);
        if (!cases.isOf(reference, caller.agency())) {
            throw Acts.unknown();
        }
        return reference;
    }

    @Override
    public Set<Recipient> recipients(Reference reference) {
        return challenges.recipients(reference);
    }

    @Override
    public boolean isOpen(Reference reference) {
        return cases.status(reference) != Status.WITHDRAWN;
    }

    @Override
    public Updated update(
            Reference reference, byte[] body, Caller caller, Submission.Channel channel, boolean preview) {
        JsonNode update = StrictJson.read(body);
        BodySchema.UPDATE.check(update);
        String kind = update.path("kind").asString("");
        if (kind.equals(ASK_FOR_NEWS)) {
            if (preview) {
                throw new Rejection(
                        Rejection.Kind.NOT_SUPPORTED,
                        "To ask for news cannot be rehearsed. Nothing was done: leave the preview out to ask.",
                        "/kind");
            }
            return new Updated.AskedForNews(askForNews(reference, body, caller));
        }
        PartOf part = new PartOf(
                reference,
                Code.read(PartOf.Kind.class, kind).orElseThrow(),
                Optional.ofNullable(update.path("answers").stringValue(null)).map(UUID::fromString));
        return new Updated.Part(route.send(new Submission(
                caller,
                channel,
                MediaType.APPLICATION_JSON_VALUE,
                body,
                Optional.empty(),
                preview,
                Optional.of(part))));
    }

    @Override
    public NewsAsked askForNews(Reference reference, byte[] body, Caller caller) {
        JsonNode asking = StrictJson.read(body);
        BodySchema.UPDATE.check(asking);
        Acts.Act act = act(reference, ASK_FOR_NEWS, asking, body, caller);
        return stored(() -> challenges.askForNews(act));
    }

    @Override
    public Withdrawn withdraw(Reference reference, byte[] body, Caller caller) {
        JsonNode withdrawal = StrictJson.read(body);
        BodySchema.WITHDRAWAL.check(withdrawal);
        return send(new Withdrawal(
                        caller,
                        reference,
                        messageId(withdrawal),
                        Code.read(
                                        Withdrawal.Reason.class,
                                        withdrawal.path("reason").asString(""))
                                .orElseThrow(),
                        Optional.ofNullable(withdrawal.path("words").stringValue(null)),
                        Sha256.hex(body)))
                .answer();
    }

    @Override
    public Withdrawn.Reply withdraw(RevokedRequest request) {
        return send(request.of(messages.find(request.caller().agency(), request.named())));
    }

    private Withdrawn.Reply send(Withdrawal withdrawal) {
        return flow.send(WITHDRAW, withdrawal, Withdrawn.Reply.class);
    }

    @Override
    public ChallengeSent challenge(Reference reference, byte[] body, Caller caller) {
        JsonNode challenge = StrictJson.read(body);
        BodySchema.CHALLENGE.check(challenge);
        Acts.Act act = act(reference, CHALLENGE, challenge, body, caller);
        Recipient to =
                Code.read(Recipient.class, challenge.path("to").asString("")).orElseThrow();
        Map<String, String> said = new LinkedHashMap<>();
        SAID.forEach(key -> said.put(key, challenge.path(key).asString("")));
        return stored(() -> challenges.challenge(act, to, said));
    }

    private static Acts.Act act(Reference reference, String kind, JsonNode message, byte[] body, Caller caller) {
        return new Acts.Act(caller, reference, kind, messageId(message), Sha256.hex(body));
    }

    private static String messageId(JsonNode body) {
        return body.path("messageId").asString("");
    }

    private static <T> T stored(Supplier<Acts.Answer<T>> act) {
        try {
            return act.get().answer();
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("what the sharer asked for could not be stored", e);
        }
    }
}
