package org.safeconduct.feedback.decision;

import java.util.EnumMap;
import java.util.Map;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.intake.CheckedSchema;
import org.springframework.stereotype.Component;

/** The JSON Schema of each recipient's decisions. */
@Component
class DecisionSchemas {

    private final Map<Recipient, CheckedSchema> schemas = new EnumMap<>(Recipient.class);

    DecisionSchemas() {
        for (Recipient recipient : Recipient.values()) {
            schemas.put(recipient, CheckedSchema.resource("/feedback/" + recipient.code() + "-decision.schema.json"));
        }
    }

    CheckedSchema of(Recipient recipient) {
        CheckedSchema schema = schemas.get(recipient);
        if (schema == null) {
            throw new IllegalStateException("each recipient has a schema");
        }
        return schema;
    }
}
