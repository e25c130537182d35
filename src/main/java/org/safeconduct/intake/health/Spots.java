package org.safeconduct.intake.health;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
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

    /** How an element is written: with a value, with parts, or in a form that does not tell. */
    enum Written {
        VALUE,
        PARTS,
        EITHER
    }

    /** @param value of a primitive; else empty */
    record Spot(List<Step> steps, String value, Written written) {

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
            case JSON -> spots.json(StrictJson.read(text), List.of(), false);
            case XML -> spots.spots.addAll(XmlSpots.of(text));
        }
        return spots;
    }

    /**
     * FHIRPath of the element of that name that is not as FHIR has it: by its value, if that is what is wrong; else because it does not
     * belong there, or is of another kind. Where several might be meant, only what they are called.
     */
    String find(String name, Optional<String> value) {
        List<Spot> named = spots.stream().filter(spot -> spot.is(name)).toList();
        List<Spot> meant = value.isPresent()
                ? named.stream()
                        .filter(spot -> value.filter(spot.value()::equals).isPresent())
                        .toList()
                : named.stream().filter(this::isMisfit).toList();
        if (!meant.isEmpty()) {
            return place(context, meant.getFirst().steps());
        }
        return switch (named.size()) {
            case 0 -> ROOT;
            case 1 -> place(context, named.getFirst().steps());
            default ->
                ROOT + ".descendants()"
                        + place(context, named.getFirst().steps()).replaceFirst(".*(\\.[A-Za-z]+)(\\[\\d+])?\\z", "$1");
        };
    }

    private boolean isMisfit(Spot spot) {
        Optional<BaseRuntimeElementDefinition<?>> definition = definition(spot.steps());
        return definition.isEmpty()
                || (spot.written() == Written.VALUE
                        && definition.get() instanceof BaseRuntimeElementCompositeDefinition<?>)
                || (spot.written() == Written.PARTS && definition.get() instanceof RuntimePrimitiveDatatypeDefinition);
    }

    /** What FHIR has there; empty if it has nothing. */
    private Optional<BaseRuntimeElementDefinition<?>> definition(List<Step> steps) {
        Optional<BaseRuntimeElementDefinition<?>> at = Optional.of(context.getResourceDefinition(ROOT));
        for (Step step : steps) {
            at = at.flatMap(parent -> child(parent, step)).flatMap(child -> next(child, step));
        }
        return at;
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

    private void json(JsonNode at, List<Step> steps, boolean extensions) {
        spots.add(new Spot(
                steps,
                at.isValueNode() ? at.asString("") : "",
                extensions ? Written.EITHER : at.isValueNode() ? Written.VALUE : Written.PARTS));
        if (!at.isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> part : at.properties()) {
            boolean beside = part.getKey().startsWith("_");
            String name = beside ? part.getKey().substring(1) : part.getKey();
            if (part.getValue().isArray()) {
                for (int i = 0; i < part.getValue().size(); i++) {
                    json(
                            part.getValue().get(i),
                            down(steps, name, i, part.getValue().get(i)),
                            beside);
                }
            } else {
                json(part.getValue(), down(steps, name, 0, part.getValue()), beside);
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
        Spots spots = new Spots(context);
        Optional<BaseRuntimeElementDefinition<?>> at = Optional.of(context.getResourceDefinition(ROOT));
        for (Step step : steps) {
            Optional<BaseRuntimeChildDefinition> child = at.flatMap(parent -> child(parent, step));
            if (child.isEmpty()) {
                break;
            }
            place.append('.').append(child.get().getElementName().replace("[x]", ""));
            if (child.get().getMax() != 1) {
                place.append('[').append(step.index()).append(']');
            }
            at = spots.next(child.get(), step);
        }
        return place.toString();
    }

    private static Optional<BaseRuntimeChildDefinition> child(BaseRuntimeElementDefinition<?> parent, Step step) {
        return parent instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? Optional.ofNullable(composite.getChildByName(step.name()))
                : Optional.empty();
    }

    private Optional<BaseRuntimeElementDefinition<?>> next(BaseRuntimeChildDefinition child, Step step) {
        return step.type().isEmpty()
                ? Optional.ofNullable(child.getChildByName(step.name()))
                : resource(context, step.type());
    }

    private static Optional<BaseRuntimeElementDefinition<?>> resource(FhirContext context, String type) {
        try {
            return Optional.of(context.getResourceDefinition(type));
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }
}
