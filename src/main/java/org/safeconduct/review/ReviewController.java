package org.safeconduct.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.DecisionJson;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** For reviewers: what waits for them, what speaks for and against it, and their decision. */
@RestController
@RequestMapping("/reviews/v1")
class ReviewController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Reviews reviews;

    ReviewController(Reviews reviews) {
        this.reviews = reviews;
    }

    /** Those that wait, the most pressing first. */
    @GetMapping
    ResponseEntity<ArrayNode> open(Caller caller) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        reviews.open(caller).forEach(review -> write(list.addObject(), review));
        return answer(list);
    }

    /** One of them: facts, gates, rules, what would go, and the whole, sealed for the sharer's agency. */
    @GetMapping("/{reference}")
    ResponseEntity<ObjectNode> look(@PathVariable String reference, Caller caller) {
        OpenedReview opened = reviews.look(Reviews.known(reference), caller);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        write(body, opened.review());
        body.set("facts", opened.facts());
        ArrayNode decisions = body.putArray("decisions");
        opened.prospect().decisions().forEach(decision -> DecisionJson.write(decisions.addObject(), decision));
        ArrayNode would = body.putArray("ifApproved");
        for (SharingDecision decision : opened.prospect().ifApproved()) {
            ObjectNode one = would.addObject();
            DecisionJson.write(one, decision);
            one.remove(List.of("reasons", "gates", "effect"));
        }
        ObjectNode standings = body.putObject("recipients");
        opened.standings().forEach((recipient, standing) -> standings.put(recipient.code(), standing.code()));
        codes(body.putArray("labels"), opened.prospect().labels());
        codes(body.putArray("laws"), opened.prospect().laws().keySet());
        if (opened.envelope().length > 0) {
            body.put("envelope", Base64.getEncoder().encodeToString(opened.envelope()));
        }
        return answer(body);
    }

    /** Approve, approve less, or decline; with a reason. */
    @PostMapping("/{reference}/decision")
    ResponseEntity<ObjectNode> decide(@PathVariable String reference, Caller caller, HttpServletRequest request) {
        Reference known = Reviews.known(reference);
        byte[] body = BoundedBody.read(request, LARGEST_BODY);
        Reviews.Result result = reviews.decide(known, caller, Ruling.read(body), body);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("reference", reference).put("state", result.state().code());
        ArrayNode left = answer.putArray("leftOut");
        for (String label : result.leftOut().split(" ")) {
            if (!label.isEmpty()) {
                left.add(label);
            }
        }
        return answer(answer);
    }

    private static void write(ObjectNode into, Review review) {
        into.put("reference", review.reference().value());
        into.put("agency", review.agency().value());
        into.put("state", review.state().code());
        into.put("urgency", review.urgency());
        into.put("openedAt", review.openedAt().toString());
        into.put("dueAt", review.dueAt().toString());
        into.put("overdue", review.overdue());
        into.put("needsSecondApprover", review.needsSecond());
    }

    private static void codes(ArrayNode into, Set<? extends Code> codes) {
        codes.stream().map(Code::code).sorted().forEach(into::add);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
