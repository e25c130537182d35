package org.safeconduct.intake.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.fuzz.FuzzTarget;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Submission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of schools and charities, as a first message and as a further part. */
public record FuzzedForm(Optional<PartOf> part) implements FuzzTarget {

    private static final FormReader READER = new FormReader(new DisclosureSchema());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WRITTEN =
            Set.of("name", "contact", "givenName", "familyName", "narrative", "exactWords", "place", "informReason");

    public static List<FuzzTarget> all() {
        PartOf part = new PartOf(new Reference("SC-7Q4K-2M9T"), PartOf.Kind.ADD_INFORMATION, Optional.empty());
        return List.of(new FuzzedForm(Optional.empty()), new FuzzedForm(Optional.of(part)));
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(seed("/demo/school.json"), seed("/demo/charity.json"));
    }

    private byte[] seed(String resource) {
        JsonNode form = JSON.readTree(Messages.bytes(resource));
        mark(form);
        ((ObjectNode) form)
                .withArray("/attachments")
                .addObject()
                .put("name", CANARY)
                .put("mediaType", "text/plain")
                .put("data", "YQ==");
        return JSON.writeValueAsBytes(
                part.isEmpty() ? form : JSON.createObjectNode().set("disclosure", form));
    }

    private static void mark(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String key : WRITTEN) {
                if (object.path(key).isString()) {
                    object.put(key, CANARY);
                }
            }
        }
        node.forEach(FuzzedForm::mark);
    }

    @Override
    public void read(byte[] message) {
        READER.read(
                new Submission(
                        Messages.SCHOOL,
                        Submission.Channel.SCHOOL,
                        "application/json",
                        message,
                        Optional.empty(),
                        false,
                        part),
                Messages.NOW);
    }
}
