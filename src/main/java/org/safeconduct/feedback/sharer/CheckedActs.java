package org.safeconduct.feedback.sharer;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.Status;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Reply;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.Withdrawal;
import org.safeconduct.platform.MessageFlow;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks what a sharer wants done, and hands it on. */
@Component
class CheckedActs implements SharerActs {

    private static final String SHARE = "direct:share";
    private static final String WITHDRAW = "direct:withdraw";
    private static final String ASK_FOR_NEWS = "ask-for-news";
    private static final String CHALLENGE = "challenge";

    private static final CheckedSchema UPDATES = CheckedSchema.resource("/feedback/update.schema.json");
    private static final CheckedSchema WITHDRAWALS = CheckedSchema.resource("/feedback/withdrawal.schema.json");
    private static final CheckedSchema CHALLENGES = CheckedSchema.resource("/feedback/challenge.schema.json");

    private final MessageFlow flow;
    private final Cases cases;
    private final Challenges challenges;

    CheckedActs(MessageFlow flow, Cases cases, Challenges challenges) {
        this.flow = flow;
        this.cases = cases;
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
    public Reply update(Reference reference, byte[] body, Caller caller, Submission.Channel channel, boolean preview) {
        JsonNode update = StrictJson.read(body);
        UPDATES.check(update);
        String kind = update.path("kind").asString("");
        if (kind.equals(ASK_FOR_NEWS)) {
            Acts.Act act = act(reference, ASK_FOR_NEWS, update, body, caller);
            return stored(reference, () -> challenges.askForNews(act));
        }
        PartOf part = new PartOf(
                reference,
                Code.read(PartOf.Kind.class, kind).orElseThrow(),
                Optional.ofNullable(update.path("answers").stringValue(null)).map(UUID::fromString));
        return flow.send(
                SHARE,
                new Submission(
                        caller,
                        channel,
                        MediaType.APPLICATION_JSON_VALUE,
                        body,
                        Optional.empty(),
                        preview,
                        Optional.of(part)),
                Reply.class);
    }

    @Override
    public Reply withdraw(Reference reference, byte[] body, Caller caller) {
        JsonNode withdrawal = StrictJson.read(body);
        WITHDRAWALS.check(withdrawal);
        return flow.send(
                WITHDRAW,
                new Withdrawal(
                        caller,
                        reference,
                        messageId(withdrawal),
                        Code.read(
                                        Withdrawal.Reason.class,
                                        withdrawal.path("reason").asString(""))
                                .orElseThrow(),
                        Optional.ofNullable(withdrawal.path("words").stringValue(null)),
                        Sha256.hex(body)),
                Reply.class);
    }

    @Override
    public Reply challenge(Reference reference, byte[] body, Caller caller) {
        JsonNode checked = StrictJson.read(body);
        CHALLENGES.check(checked);
        ObjectNode challenge = (ObjectNode) checked;
        Acts.Act act = act(reference, CHALLENGE, challenge, body, caller);
        Recipient to =
                Code.read(Recipient.class, challenge.path("to").asString("")).orElseThrow();
        challenge.remove("messageId");
        challenge.remove("to");
        return stored(reference, () -> challenges.challenge(act, to, challenge));
    }

    private static Acts.Act act(Reference reference, String kind, JsonNode message, byte[] body, Caller caller) {
        return new Acts.Act(caller, reference, kind, messageId(message), Sha256.hex(body));
    }

    private static String messageId(JsonNode body) {
        return body.path("messageId").asString("");
    }

    private Reply stored(Reference reference, Supplier<Acts.Answer> act) {
        try {
            Acts.Answer answer = act.get();
            return new Reply(reference, cases.status(reference).code(), false, answer.repeated(), answer.body());
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("what the sharer asked for could not be stored", e);
        }
    }
}
