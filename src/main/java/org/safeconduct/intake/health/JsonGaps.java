package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What JSON writes where a value is missing. HAPI passes over {@code null}, and refuses a list of which only the extensions are written
 * ({@code _line} without {@code line}); here each becomes a gap that says so, as XML has it.
 */
final class JsonGaps {

    private final FhirContext context;
    private boolean changed;

    private JsonGaps(FhirContext context) {
        this.context = context;
    }

    /**
     * The message with every gap told.
     *
     * @throws Rejection invalid, for a {@code null} where FHIR knows none
     */
    static String told(String text, JsonNode message, FhirContext context) {
        JsonGaps gaps = new JsonGaps(context);
        gaps.visit(message, List.of());
        return gaps.changed ? message.toString() : text;
    }

    private void visit(JsonNode at, List<Spots.Step> steps) {
        if (!(at instanceof ObjectNode object)) {
            return;
        }
        for (Map.Entry<String, JsonNode> part : List.copyOf(object.properties())) {
            String name = part.getKey();
            JsonNode value = part.getValue();
            if (value.isNull()) {
                throw refused(steps, name, 0);
            }
            if (value instanceof ArrayNode array) {
                array(object, name, array, steps);
            } else {
                visit(value, Spots.down(steps, bare(name), 0, value));
            }
        }
    }

    private void array(ObjectNode parent, String name, ArrayNode array, List<Spots.Step> steps) {
        if (name.startsWith("_")) {
            if (!parent.has(bare(name))) {
                ArrayNode values = parent.putArray(bare(name));
                array.forEach(each -> values.addNull());
                changed = true;
            }
        } else if (array.valueStream().anyMatch(JsonNode::isNull)) {
            if (array.valueStream().anyMatch(JsonNode::isContainer)) {
                throw refused(steps, name, 0);
            }
            tellEach(parent, name, array);
        }
        for (int i = 0; i < array.size(); i++) {
            visit(array.get(i), Spots.down(steps, bare(name), i, array.get(i)));
        }
    }

    private void tellEach(ObjectNode parent, String name, ArrayNode values) {
        JsonNode said = parent.path("_" + name);
        ArrayNode told = parent.arrayNode();
        for (int i = 0; i < values.size(); i++) {
            JsonNode extension = said.path(i);
            boolean silent = extension.isMissingNode() || extension.isNull();
            if (silent && values.get(i).isNull()) {
                told.addObject()
                        .putArray("extension")
                        .addObject()
                        .put("url", Absences.REASON)
                        .put("valueCode", "unknown");
                changed = true;
            } else if (silent) {
                told.addNull();
            } else {
                told.add(extension);
            }
        }
        parent.set("_" + name, told);
    }

    private Rejection refused(List<Spots.Step> steps, String name, int index) {
        List<Spots.Step> place = new ArrayList<>(steps);
        place.add(new Spots.Step(bare(name), index, ""));
        return new Rejection(
                Rejection.Kind.INVALID,
                "There is a null here. Leave the element out, or say by data-absent-reason why it has no value.",
                Spots.place(context, place));
    }

    private static String bare(String name) {
        return name.startsWith("_") ? name.substring(1) : name;
    }
}
