package org.safeconduct.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Submission;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What waits, locked under the store key and bound to its reference: the gateway holds no agency's reading key, and must be
 * able to seal for the recipients when a reviewer approves.
 */
@Component
class LockedWaiting {

    private final Vault vault;
    private final ObjectMapper json;

    LockedWaiting(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] lock(Waiting waiting) {
        Received received = waiting.received();
        ObjectNode tree = json.createObjectNode();
        tree.put("agency", received.caller().agency().value());
        tree.put("sharer", received.caller().subject());
        tree.put("channel", received.channel().name());
        tree.put("receivedAt", received.receivedAt().toString());
        tree.put("bodyDigest", received.bodyDigest());
        received.correlation().ifPresent(correlation -> tree.put("correlation", correlation.answered()));
        received.partOf().ifPresent(part -> {
            tree.put("partOf", part.of().value());
            tree.put("part", part.kind().code());
            part.answers().ifPresent(question -> tree.put("answers", question.toString()));
        });
        ArrayNode findings = tree.putArray("findings");
        received.findings()
                .forEach(finding -> findings.addObject()
                        .put("code", finding.code())
                        .put("pointer", finding.pointer())
                        .put("text", finding.text()));
        ArrayNode referred = tree.putArray("referred");
        waiting.referred().forEach(recipient -> referred.add(recipient.code()));
        tree.set("disclosure", DisclosureJson.write(received.disclosure()));
        return lock("waiting " + received.reference(), tree);
    }

    Waiting unlock(Reference reference, byte[] locked) {
        ObjectNode tree = unlock("waiting " + reference, locked);
        List<Finding> findings = new ArrayList<>();
        for (JsonNode finding : tree.path("findings")) {
            findings.add(new Finding(
                    finding.path("code").asString(""),
                    finding.path("pointer").asString(""),
                    finding.path("text").asString("")));
        }
        Set<Recipient> referred = EnumSet.noneOf(Recipient.class);
        for (JsonNode recipient : tree.path("referred")) {
            referred.add(Code.read(Recipient.class, recipient.asString("")).orElseThrow());
        }
        Received received = new Received(
                new Caller(
                        new AgencyId(tree.path("agency").asString("")),
                        tree.path("sharer").asString(""),
                        Set.of()),
                Submission.Channel.valueOf(tree.path("channel").asString("")),
                reference,
                Instant.parse(tree.path("receivedAt").asString("")),
                tree.path("bodyDigest").asString(""),
                Optional.of(tree.path("correlation").asString(""))
                        .filter(text -> !text.isEmpty())
                        .map(answered -> new Correlation(answered, Map.of())),
                text(tree, "partOf")
                        .map(of -> new PartOf(
                                new Reference(of),
                                Code.read(PartOf.Kind.class, tree.path("part").asString(""))
                                        .orElseThrow(),
                                text(tree, "answers").map(UUID::fromString))),
                false,
                DisclosureJson.read(tree.path("disclosure")),
                findings);
        return new Waiting(received, referred);
    }

    private static Optional<String> text(ObjectNode tree, String key) {
        return Optional.ofNullable(tree.path(key).stringValue(null));
    }

    /** @param context what it belongs to; it cannot be unlocked as another's */
    byte[] lock(String context, ObjectNode tree) {
        try {
            return vault.lock("review " + context, json.writeValueAsBytes(tree));
        } catch (JacksonException e) {
            // No cause: Jackson's message may quote the content.
            throw new IllegalStateException("a tree can always be written");
        }
    }

    ObjectNode unlock(String context, byte[] locked) {
        try {
            return (ObjectNode) json.readTree(vault.unlock("review " + context, locked));
        } catch (JacksonException e) {
            throw new IllegalStateException("what was locked is JSON");
        }
    }
}
