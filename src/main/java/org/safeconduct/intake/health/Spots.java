package org.safeconduct.intake.health;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.platform.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * Every element of a message as it is written, and where it stands. A place is told by FHIR's own names alone: any other name is input,
 * so the place ends before it.
 */
final class Spots {

    private static final String ROOT = "Bundle";

    private final FhirContext context;
    private final List<Spot> spots = new ArrayList<>();

    private Spots(FhirContext context) {
        this.context = context;
    }

    /**
     * One step down.
     *
     * @param type of the resource that stands there; empty for anything else
     */
    record Step(String name, int index, String type) {}

    /** @param value of a primitive; else empty */
    record Spot(List<Step> steps, String value) {

        private boolean is(String name) {
            return !steps.isEmpty() && steps.getLast().name().equals(name);
        }

        @Override
        public String toString() {
            return "Spot[withheld]";
        }
    }

    static Spots of(String text, WireFormat format, FhirContext context) {
        Spots spots = new Spots(context);
        switch (format) {
            case JSON -> spots.json(StrictJson.read(text), List.of());
            case XML -> spots.spots.addAll(XmlSpots.of(text));
        }
        return spots;
    }

    /** FHIRPath of the first element of that name, and of that value if one has it; else of the whole. */
    String find(String name, Optional<String> value) {
        return spots.stream()
                .filter(spot -> spot.is(name) && value.filter(spot.value()::equals).isPresent())
                .findFirst()
                .or(() -> spots.stream().filter(spot -> spot.is(name)).findFirst())
                .map(spot -> place(context, spot.steps()))
                .orElse(ROOT);
    }

    /** FHIRPath of the first resource whose type FHIR does not know; else of the whole. */
    String unknownResource() {
        return spots.stream()
                .filter(spot -> !spot.steps().isEmpty()
                        && !spot.steps().getLast().type().isEmpty()
                        && resource(context, spot.steps().getLast().type()).isEmpty())
                .findFirst()
                .map(spot -> place(context, spot.steps()))
                .orElse(ROOT);
    }

    private void json(JsonNode at, List<Step> steps) {
        spots.add(new Spot(steps, at.isValueNode() ? at.asString("") : ""));
        if (!at.isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> part : at.properties()) {
            String name = part.getKey().startsWith("_") ? part.getKey().substring(1) : part.getKey();
            if (part.getValue().isArray()) {
                for (int i = 0; i < part.getValue().size(); i++) {
                    json(part.getValue().get(i), down(steps, name, i, part.getValue().get(i)));
                }
            } else {
                json(part.getValue(), down(steps, name, 0, part.getValue()));
            }
        }
    }

    static List<Step> down(List<Step> steps, String name, int index, JsonNode value) {
        List<Step> down = new ArrayList<>(steps);
        down.add(new Step(name, index, value.path("resourceType").asString("")));
        return down;
    }

    /** FHIRPath from the Bundle, as far as the names are FHIR's. */
    static String place(FhirContext context, List<Step> steps) {
        StringBuilder place = new StringBuilder(ROOT);
        BaseRuntimeElementDefinition<?> at = context.getResourceDefinition(ROOT);
        for (Step step : steps) {
            BaseRuntimeChildDefinition child = at instanceof BaseRuntimeElementCompositeDefinition<?> composite
                    ? composite.getChildByName(step.name())
                    : null;
            if (child == null) {
                break;
            }
            place.append('.').append(child.getElementName().replace("[x]", ""));
            if (child.getMax() != 1) {
                place.append('[').append(step.index()).append(']');
            }
            Optional<BaseRuntimeElementDefinition<?>> next = step.type().isEmpty()
                    ? Optional.ofNullable(child.getChildByName(step.name()))
                    : resource(context, step.type());
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return place.toString();
    }

    private static Optional<BaseRuntimeElementDefinition<?>> resource(FhirContext context, String type) {
        try {
            return Optional.of(context.getResourceDefinition(type));
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }
}
