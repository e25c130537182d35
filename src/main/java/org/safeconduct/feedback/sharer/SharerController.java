package org.safeconduct.feedback.sharer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Cases;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Reply;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.Withdrawal;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.MessageFlow;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sharing agency can do with a case besides reading it. Another agency's case does not exist for a caller. */
@RestController
@RequestMapping(path = "/disclosures/v1/{reference}", consumes = MediaType.APPLICATION_JSON_VALUE)
class SharerController {

    private static final String SHARE = "direct:share";
    private static final String WITHDRAW = "direct:withdraw";
    private static final String ASK_FOR_NEWS = "ask-for-news";
    private static final String CHALLENGE = "challenge";

    /** As large as a first disclosure: attachments come inside, in base64. */
    private static final int LARGEST_UPDATE = 12 * 1024 * 1024;

    private static final int LARGEST_BODY = 64 * 1024;

    private static final CheckedSchema UPDATES = CheckedSchema.resource("/feedback/update.schema.json");
    private static final CheckedSchema WITHDRAWALS = CheckedSchema.resource("/feedback/withdrawal.schema.json");
    private static final CheckedSchema CHALLENGES = CheckedSchema.resource("/feedback/challenge.schema.json");

    private final MessageFlow flow;
    private final Cases cases;
    private final Challenges challenges;
    private final org.safeconduct.agreement.Register register;

    SharerController(
            MessageFlow flow, Cases cases, Challenges challenges, org.safeconduct.agreement.Register register) {
        this.flow = flow;
        this.cases = cases;
        this.challenges = challenges;
        this.register = register;
    }

    /** Adds or corrects, on the route of a first disclosure; or asks for news. */
    @PostMapping("/updates")
    ResponseEntity<ObjectNode> update(
            @PathVariable String reference,
            HttpServletRequest request,
            Caller caller,
            @RequestParam(defaultValue = "false") boolean preview) {
        Reference known = known(reference, caller);
        byte[] body = BoundedBody.read(request, LARGEST_UPDATE);
        JsonNode update = StrictJson.read(body);
        UPDATES.check(update);
        String kind = update.path("kind").asText();
        if (kind.equals(ASK_FOR_NEWS)) {
            Acts.Act act = new Acts.Act(caller, known, ASK_FOR_NEWS, messageId(update), Sha256.hex(body));
            return accepted(stored(() -> challenges.askForNews(act)).body());
        }
        PartOf part = new PartOf(
                known,
                Code.read(PartOf.Kind.class, kind).orElseThrow(),
                Optional.ofNullable(update.path("answers").textValue()).map(UUID::fromString));
        Reply reply = flow.send(
                SHARE,
                new Submission(
                        caller,
                        channel(caller),
                        MediaType.APPLICATION_JSON_VALUE,
                        body,
                        Optional.empty(),
                        preview,
                        Optional.of(part)),
                Reply.class);
        return reply.preview()
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reply.body())
                : accepted(reply.body());
    }

    @PostMapping("/withdrawal")
    ResponseEntity<ObjectNode> withdraw(@PathVariable String reference, HttpServletRequest request, Caller caller) {
        Reference known = known(reference, caller);
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        JsonNode withdrawal = StrictJson.read(body);
        WITHDRAWALS.check(withdrawal);
        Reply reply = flow.send(
                WITHDRAW,
                new Withdrawal(
                        caller,
                        known,
                        messageId(withdrawal),
                        Code.read(
                                        Withdrawal.Reason.class,
                                        withdrawal.path("reason").asText())
                                .orElseThrow(),
                        Optional.ofNullable(withdrawal.path("words").textValue()),
                        Sha256.hex(body)),
                Reply.class);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reply.body());
    }

    @PostMapping("/challenge")
    ResponseEntity<ObjectNode> challenge(@PathVariable String reference, HttpServletRequest request, Caller caller) {
        Reference known = known(reference, caller);
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        ObjectNode challenge = (ObjectNode) checked(CHALLENGES, StrictJson.read(body));
        Acts.Act act = new Acts.Act(caller, known, CHALLENGE, messageId(challenge), Sha256.hex(body));
        Recipient to = Code.read(Recipient.class, challenge.path("to").asText()).orElseThrow();
        challenge.remove("messageId");
        challenge.remove("to");
        return accepted(stored(() -> challenges.challenge(act, to, challenge)).body());
    }

    private static JsonNode checked(CheckedSchema schema, JsonNode body) {
        schema.check(body);
        return body;
    }

    /** Checked before the body is read, so that a stranger's case and no case answer alike. */
    private Reference known(String text, Caller caller) {
        if (!Reference.isReference(text)) {
            throw Acts.unknown();
        }
        Reference reference = new Reference(text);
        if (!cases.isOf(reference, caller.agency())) {
            throw Acts.unknown();
        }
        return reference;
    }

    /** Both read the same form; which of them only says where it came in. */
    private Submission.Channel channel(Caller caller) {
        return register.agency(caller.agency())
                        .filter(agency -> agency.sector() == Sector.EDUCATION)
                        .isPresent()
                ? Submission.Channel.SCHOOL
                : Submission.Channel.THIRD_SECTOR;
    }

    private static String messageId(JsonNode body) {
        return body.path("messageId").asText();
    }

    private static ResponseEntity<ObjectNode> accepted(ObjectNode body) {
        return ResponseEntity.accepted().cacheControl(CacheControl.noStore()).body(body);
    }

    private static Acts.Answer stored(Supplier<Acts.Answer> act) {
        try {
            return act.get();
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("what the sharer asked for could not be stored", e);
        }
    }
}
