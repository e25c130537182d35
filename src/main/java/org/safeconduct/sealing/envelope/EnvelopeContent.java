package org.safeconduct.sealing.envelope;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.handling.Explained;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Received;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.Release;
import org.safeconduct.sharing.SharingDecision;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a recipient finds in an envelope: who sent it, how to treat it, what was left out, and the disclosure itself. */
final class EnvelopeContent {

    static final String SCHEMA = "https://safeconduct.org/schema/envelope-1";

    private static final String NOTICE_SCHEMA = "https://safeconduct.org/schema/notice-1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private EnvelopeContent() {}

    static byte[] write(UUID id, Agency from, Explained explained, Release release) {
        Received received = explained.decided().received();
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("schema", SCHEMA);
        content.put("envelopeId", id.toString());
        content.put("reference", received.reference().value());
        content.put("from", from.id().value());
        content.put("fromName", from.name());
        content.put("to", release.to().value());
        content.put("use", use(release.use()));
        received.partOf().ifPresent(part -> {
            ObjectNode of = content.putObject("partOf")
                    .put("reference", part.of().value())
                    .put("kind", part.kind().code());
            part.answers().ifPresent(question -> of.put("answers", question.toString()));
        });
        content.put("receivedAt", received.receivedAt().toString());
        codes(content.putArray("caveats"), caveats(release));
        content.set("informing", informing(release.content().consent()));
        codes(content.putArray("withheld"), withheld(explained, release));
        ArrayNode findings = content.putArray("findings");
        received.findings().forEach(finding -> findings.add(finding(finding)));
        content.set("handlingStatement", handling(explained.statement()));
        content.set("disclosure", DisclosureJson.write(release.content()));
        return bytes(content);
    }

    static byte[] write(UUID id, Agency from, CaseNotice notice) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("schema", NOTICE_SCHEMA);
        content.put("envelopeId", id.toString());
        content.put("reference", notice.reference().value());
        content.put("from", from.id().value());
        content.put("fromName", from.name());
        content.put("to", notice.to().value());
        content.put("use", use(Release.Use.ACT));
        content.put("notice", notice.kind());
        content.put("at", notice.at().toString());
        content.set("said", notice.said());
        return bytes(content);
    }

    private static byte[] bytes(ObjectNode content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JacksonException e) {
            // No cause: Jackson's message may quote the content.
            throw new IllegalStateException("an envelope's content does not encode");
        }
    }

    private static String use(Release.Use use) {
        return switch (use) {
            case ACT -> "act";
            case REVIEW -> "review";
        };
    }

    private static Set<Obligation> caveats(Release release) {
        Set<Obligation> caveats = new TreeSet<>(release.obligations());
        if (release.content().consent().inform() == Consent.Inform.DO_NOT_INFORM) {
            caveats.add(Obligation.DO_NOT_INFORM_SUBJECT);
        }
        return caveats;
    }

    /** Beside the caveat: whether the person or family knows, and if they must not, why and until when. */
    private static ObjectNode informing(Consent consent) {
        ObjectNode informing = JsonNodeFactory.instance.objectNode();
        informing.put("state", consent.inform().code());
        consent.informReason().toOptional().ifPresent(reason -> informing.put("reason", reason.code()));
        consent.informReview().toOptional().ifPresent(day -> informing.put("reviewOn", day.toString()));
        return informing;
    }

    private static Set<Sensitivity> withheld(Explained explained, Release release) {
        Set<Sensitivity> withheld = new TreeSet<>();
        for (SharingDecision decision : explained.decided().decisions()) {
            if (decision instanceof SharingDecision.ShareReduced reduced && reduced.release() == release) {
                withheld.addAll(reduced.withheld());
            }
        }
        return withheld;
    }

    private static void codes(ArrayNode array, Set<? extends Code> codes) {
        codes.forEach(code -> array.add(code.code()));
    }

    private static ObjectNode finding(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", finding.code())
                .put("pointer", finding.pointer())
                .put("text", finding.text());
    }

    private static ObjectNode handling(HandlingStatement statement) {
        ObjectNode handling = JsonNodeFactory.instance.objectNode().put("rulebook", statement.rulebook());
        ArrayNode lines = handling.putArray("lines");
        statement.lines().forEach(line -> lines.add(line.id()));
        return handling;
    }
}
