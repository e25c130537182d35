package org.safeconduct.intake.form;

import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The JSON Schema (draft 2020-12) of the form, and the check against it. */
@Component
public class DisclosureSchema {

    private final CheckedSchema schema = CheckedSchema.resource("/intake/disclosure.schema.json");

    /** The schema as it is published. */
    public byte[] text() {
        return schema.text();
    }

    /** @throws Rejection invalid; names the first place and what is wrong there, quotes nothing */
    void check(JsonNode form) {
        schema.check(form);
    }
}
