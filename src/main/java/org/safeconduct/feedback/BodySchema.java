package org.safeconduct.feedback;

import java.util.List;
import java.util.Locale;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas of the bodies that sharers and recipients send about a case. */
public enum BodySchema {
    POLICE_DECISION,
    MASH_DECISION,
    QUESTION,
    UPDATE,
    WITHDRAWAL,
    CHALLENGE;

    private final CheckedSchema schema = CheckedSchema.resource(
            "/feedback/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".schema.json");

    /** Of a recipient's decisions. */
    public static BodySchema decision(Recipient recipient) {
        return switch (recipient) {
            case POLICE -> POLICE_DECISION;
            case MASH -> MASH_DECISION;
        };
    }

    /** @throws Rejection invalid; names the first place and what is wrong there, quotes nothing */
    public void check(JsonNode body) {
        schema.check(body);
    }

    /** The schema as it is published. */
    public byte[] text() {
        return schema.text();
    }

    /** The codes that may stand at a place, such as {@code /decidedBy/role}, in the schema's order. */
    public List<String> codes(String pointer) {
        return schema.codes(pointer);
    }

    /** How many characters a text may have at a place. */
    public int longest(String pointer) {
        return schema.longest(pointer);
    }
}
